import { useEffect, useRef, type RefObject } from 'react';

/** What comes into an open dialog later than the dialog itself: its first field has the focus then. */
export function useFirstFocus<T extends HTMLElement = HTMLDivElement>(): RefObject<T | null> {
  const box = useRef<T>(null);
  useEffect(() => {
    // after the dialog's own trap has looked for its field
    const frame = requestAnimationFrame(() => { requestAnimationFrame(() => { box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(); }); });
    return () => { cancelAnimationFrame(frame); };
  }, []);
  return box;
}
