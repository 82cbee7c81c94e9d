import { createRef } from 'react';
import { flushSync } from 'react-dom';
import { createSpotlight } from '@mantine/spotlight';

const [store, spotlight] = createSpotlight();

/** Whether the palette is open, and what is asked of it. */
export const paletteStore = store;
/** The field of the palette, while it is open. */
export const paletteField = createRef<HTMLInputElement>();

/**
 * Opens the palette with an empty query, its field drawn and under the cursor before this returns: the next letter is
 * already its own, however slow the machine. One typed into the page below might be a shortcut there. The query is emptied
 * here and nowhere else, in the same step that opens: what was typed is never taken away.
 */
export function openPalette(): void {
  if (store.getState().opened) return;
  flushSync(() => { store.setState({ ...store.getState(), opened: true, query: '', selected: -1, empty: false }); });
  // after the drawing: the dialog has noted by now where the focus goes back to
  paletteField.current?.focus({ preventScroll: true });
}

/** Ctrl+K: opens the palette, or closes it. */
export function togglePalette(): void {
  if (store.getState().opened) spotlight.close();
  else openPalette();
}

/**
 * Points at the first row unless the arrows went elsewhere: rows that come from main stand there only after the last
 * letter, and Enter would do nothing, or open whoever was first for fewer letters.
 */
export function pointAtFirst(): void {
  const state = store.getState(), list = document.getElementById(state.listId), first = list?.querySelector('[data-action]'), pointed = list?.querySelector('[data-selected]');
  if (!first || pointed === first || (pointed && state.selected > 0)) return;
  pointed?.removeAttribute('data-selected');
  first.setAttribute('data-selected', 'true');
  store.updateState({ ...state, selected: 0 });
}
