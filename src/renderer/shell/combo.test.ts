import { describe, expect, it } from 'vitest';
import { comboOf } from './combo.ts';

const press = (code: string, key: string, mods: { ctrl?: boolean; alt?: boolean; shift?: boolean } = {}) =>
  comboOf({ code, key, ctrlKey: mods.ctrl ?? false, metaKey: false, altKey: mods.alt ?? false, shiftKey: mods.shift ?? false });

describe('the keys of the desk', () => {
  it('are read by their place, whatever layout the keyboard stands on', () => {
    expect([press('KeyK', 'л', { ctrl: true }), press('KeyS', 'ы', { ctrl: true }), press('Digit1', '1', { alt: true })]).toEqual(['Ctrl+K', 'Ctrl+S', 'Alt+1']);
  });
  it('keep the modifier apart: F8 ends nothing, Ctrl+F8 does', () => {
    expect([press('F8', 'F8'), press('F8', 'F8', { ctrl: true }), press('F10', 'F10', { shift: true })]).toEqual(['F8', 'Ctrl+F8', 'Shift+F10']);
  });
});
