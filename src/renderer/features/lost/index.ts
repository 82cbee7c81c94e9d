import { lazy } from 'react';

export { HandoverStrip } from './HandoverStrip.tsx';
/** Loaded when they are opened. */
export const LostPage = lazy(async () => ({ default: (await import('./LostPage.tsx')).LostPage }));
export const LostSettings = lazy(async () => ({ default: (await import('./LostSettings.tsx')).LostSettings }));
export const LostDialog = lazy(() => import('./LostDialog.tsx'));
