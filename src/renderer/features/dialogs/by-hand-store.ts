import { useEffect } from 'react';
import { create } from 'zustand';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';

/** What is being added: a dialog, or a comment on a call past the exchange. */
export type ByHandMode = 'dialog' | 'call';
export const byHandModes: readonly ByHandMode[] = ['dialog', 'call'];

interface ByHandState {
  readonly mode: ByHandMode | undefined;
  /** Somebody opened it with his own hands: then, and only then, the focus goes into it. */
  readonly asked: boolean;
  open(mode: ByHandMode): void;
  /** Open again after a restart: nobody's focus is taken. */
  reopen(mode: ByHandMode): void;
  given(): void;
  /** Put away; what was typed stays a draft. `focusBack` is false where somebody goes on elsewhere. */
  close(focusBack?: boolean): void;
  forget(): void;
}

/** Which window is open lives through a restart like the text in it (UX rule 19). */
const keep = (mode: ByHandMode | ''): void => { client.desk.keepDraft({ key: 'by-hand', value: mode }).catch(() => undefined); };

let before: Element | null = null;
function giveBack(): void {
  const to = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('screen');
  before = null;
  requestAnimationFrame(() => { if (document.activeElement === document.body) to?.focus({ preventScroll: true }); });
}

export const useByHand = create<ByHandState>()((set, get) => ({
  mode: undefined, asked: false,
  open: (mode) => {
    if (get().mode === undefined) before = document.activeElement;
    set({ mode, asked: true });
    keep(mode);
  },
  reopen: (mode) => { if (get().mode === undefined) set({ mode, asked: false }); },
  given: () => { set({ asked: false }); },
  close: (focusBack = true) => {
    if (get().mode === undefined) return;
    set({ mode: undefined, asked: false });
    keep('');
    if (focusBack) giveBack();
  },
  forget: () => { set({ mode: undefined, asked: false }); },
}));

/** After a fallen page or a restart the window is there again; the next employee does not find it. */
export function useByHandAgain(): void {
  const me = useDesk((s) => s.snapshot?.me?.employeeId), works = useDesk((s) => s.snapshot?.me?.rights.includes('inquiries.work') ?? false);
  useEffect(() => {
    useByHand.getState().forget();
    if (!me || !works) return;
    client.desk.draft({ key: 'by-hand' }).then((kept) => {
      const mode = byHandModes.find((one) => one === kept);
      if (mode) useByHand.getState().reopen(mode);
    }, () => undefined);
  }, [me, works]);
}
