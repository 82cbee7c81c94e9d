export { SettingsPage } from './SettingsPage.tsx';
export { useSections } from './sections.ts';
