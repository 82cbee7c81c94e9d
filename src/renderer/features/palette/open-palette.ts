import { createSpotlight } from '@mantine/spotlight';
import { holdTyping } from './hold-typing.ts';

const [store, palette] = createSpotlight();
export const paletteStore = store;

/** Marks the field of the palette. */
export const paletteField = { 'data-palette-field': true } as const;
const fieldSelector = '[data-palette-field]';

/** Opens the palette; what is typed from this moment on is typed into it, though its field has the focus only some frames later. */
export function openPalette(): void {
  if (store.getState().opened) return;
  palette.open();
  holdTyping(fieldSelector, palette.close);
}
export const togglePalette = (): void => { if (store.getState().opened) palette.close(); else openPalette(); };
