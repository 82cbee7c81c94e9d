import { afterEach, expect, it } from 'vitest';
import { openPalette, paletteStore, togglePalette } from './opening.ts';

const type = (query: string) => { paletteStore.setState({ ...paletteStore.getState(), query }); };
const now = () => { const { opened, query, selected } = paletteStore.getState(); return { opened, query, selected }; };
afterEach(() => { if (now().opened) togglePalette(); });

it('opens with an empty query in one step: nobody sees it open with what was asked before', () => {
  openPalette();
  type('сафин');
  togglePalette();
  const seen: ReturnType<typeof now>[] = [], stop = paletteStore.subscribe(() => { seen.push(now()); });
  openPalette();
  stop();
  expect(seen).toEqual([{ opened: true, query: '', selected: -1 }]);
});

it('takes away nothing that was typed: opened again while open, it stays as it is', () => {
  openPalette();
  type('добавить');
  openPalette();
  expect(now()).toMatchObject({ opened: true, query: 'добавить' });
});

it('closes on the second Ctrl+K', () => {
  togglePalette();
  expect(now().opened).toBe(true);
  togglePalette();
  expect(now().opened).toBe(false);
});
