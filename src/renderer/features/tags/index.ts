import { lazy } from 'react';

export { focusTagPopup, TagPopup } from './TagPopup.tsx';
export { useTags } from './queries.ts';
export const TagSettings = lazy(async () => ({ default: (await import('./TagSettings.tsx')).TagSettings }));
