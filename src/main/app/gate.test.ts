import { describe, expect, it } from 'vitest';
import { senderOf } from './gate.ts';

const aFrame = (url = 'app://stoika/index.html', parent: unknown = null) => ({ url, parent });
const aWindow = (mainFrame = aFrame(), id = 7) => ({ id, mainFrame, isDestroyed: () => false });

describe('the gate in front of every channel', () => {
  it('knows the main frame of our own window', () => {
    const window = aWindow();
    expect(senderOf({ sender: { id: 7 }, senderFrame: window.mainFrame }, window)).toEqual({ window: 7 });
  });
  it('refuses a frame inside our page, also one of our own origin', () => {
    const window = aWindow();
    expect(senderOf({ sender: { id: 7 }, senderFrame: aFrame('app://stoika/index.html', window.mainFrame) }, window)).toBeUndefined();
  });
  it.each(['https://stoika/index.html', 'app://stoika.example/index.html', 'app://other/index.html', 'data:text/html,x', 'about:blank', ''])('refuses a page that came from %s', (url) => {
    const window = aWindow(aFrame(url));
    expect(senderOf({ sender: { id: 7 }, senderFrame: window.mainFrame }, window)).toBeUndefined();
  });
  it('refuses another window, a destroyed one and a frame that is gone', () => {
    const window = aWindow();
    expect(senderOf({ sender: { id: 8 }, senderFrame: window.mainFrame }, window)).toBeUndefined();
    expect(senderOf({ sender: { id: 7 }, senderFrame: window.mainFrame }, { ...window, isDestroyed: () => true })).toBeUndefined();
    expect(senderOf({ sender: { id: 7 }, senderFrame: null }, window)).toBeUndefined();
    expect(senderOf({ sender: { id: 7 }, senderFrame: window.mainFrame }, undefined)).toBeUndefined();
  });
  it('refuses when Electron throws because the frame died on the way', () => {
    const window = { ...aWindow(), isDestroyed: (): boolean => { throw new Error('Render frame was disposed'); } };
    expect(senderOf({ sender: { id: 7 }, senderFrame: window.mainFrame }, window)).toBeUndefined();
  });
});
