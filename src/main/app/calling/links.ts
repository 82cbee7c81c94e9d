import { parseDialLink, type DialLinkView } from '#shared/telephony/dial-link.ts';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';

/** A link nobody answered after this is forgotten: it must not wait for the next person at the window. */
export const linkStaysMs = 120_000;

/** The system's registration of `tel:` and `callto:`; nobody gives us links where it is absent. */
export interface DialLinks {
  /** Whether links of this PC come here. */
  taken(): boolean;
  /** False when the system refused. */
  take(on: boolean): boolean;
}

/** Links that were pressed in other programs: asked about in the window, one at a time, and never dialled by themselves. */
export function createLinks({ clock, newId, announce }: { readonly clock: Clock; readonly newId: NewId; announce(): void }) {
  let shown: DialLinkView | undefined, forget: Cancel | undefined;
  const put = (view: DialLinkView | undefined) => {
    forget?.();
    shown = view;
    forget = view && clock.after(linkStaysMs, () => { put(undefined); });
    announce();
  };
  return {
    shown: (): DialLinkView | undefined => shown,
    open: (link: string): void => { put({ id: newId(), ...parseDialLink(link) }); },
    close: (id: string): void => { if (shown?.id === id) put(undefined); },
    stop: (): void => { forget?.(); },
  };
}
