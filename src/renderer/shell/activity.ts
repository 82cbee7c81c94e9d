import { useEffect } from 'react';
import { client } from '../ipc/client.ts';

const everyMs = 10_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells main of hands at this window, at once and then at most every ten seconds, with how long ago the last sign was: main counts from it (QUALITY.md S10). */
export function useActivity(): void {
  useEffect(() => {
    let last = performance.now(), told = Number.NEGATIVE_INFINITY, timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      told = performance.now();
      void client.desk.active({ agoMs: Math.round(told - last) }).catch(() => undefined); // a locked window has nothing to postpone
    };
    const sign = (): void => {
      last = performance.now();
      timer ??= setTimeout(tell, Math.max(0, told + everyMs - last));
    };
    for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of signs) window.removeEventListener(name, sign, { capture: true });
    };
  }, []);
}
