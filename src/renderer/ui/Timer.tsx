import { useEffect, useState } from 'react';
import { deskNow } from '../ipc/desk-store.ts';
import { timerText } from './format.ts';

/** Main's clock, repainted once a second, at the turn of the second. */
export function useDeskNow(running = true): number {
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    if (!running) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(deskNow());
      timer = setTimeout(tick, 1000 - (deskNow() % 1000));
    };
    tick();
    return () => { clearTimeout(timer); };
  }, [running]);
  return now;
}

/** The talk's clock from `since` (main's milliseconds). Not announced: a screen reader would read every second. */
export function Timer({ since }: { readonly since: number }) {
  const now = useDeskNow();
  return <span role="timer" aria-live="off">{timerText(now - since)}</span>;
}
