export { Palette } from './Palette.tsx';
export { openPalette, togglePalette } from './open-palette.ts';
