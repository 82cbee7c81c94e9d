export { CopiesSettings } from './CopiesSettings.tsx';
export { CopyLine } from './CopyLine.tsx';
