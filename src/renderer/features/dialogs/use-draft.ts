import { useRef, useState } from 'react';
import { emptyDraft, isTouched, type ByHandDraft } from './by-hand-draft.ts';
import { useKeptText } from '../../ui/use-kept-text.ts';

/** The fields of one window: kept in main as they are typed, given back after a restart; cleared, they can be had back until the next letter. */
export function useDraft(key: string) {
  const [draft, set] = useState<ByHandDraft>(emptyDraft), [touched, setTouched] = useState(false);
  const cleared = useRef<ByHandDraft>(undefined);
  const kept = useKeptText(key, draft, touched, (one) => { set({ ...emptyDraft, ...one }); });
  const change = (next: ByHandDraft) => {
    cleared.current = undefined;
    setTouched(true);
    set(next);
  };
  return {
    draft, change, forget: kept.forget,
    filled: isTouched(draft), canReturn: cleared.current !== undefined,
    clear: () => {
      const was = draft;
      change({ ...emptyDraft, kind: draft.kind, direction: draft.direction });
      cleared.current = was;
    },
    giveBack: () => { if (cleared.current) change(cleared.current); },
  };
}
export type DraftInHand = ReturnType<typeof useDraft>;
