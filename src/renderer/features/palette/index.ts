export { Palette } from './Palette.tsx';
export { openPalette, togglePalette } from './opening.ts';
