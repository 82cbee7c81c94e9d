import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelForm } from '#shared/inquiries/view.ts';
import { client } from '../../ipc/client.ts';
import { changeOf, confirmed, draftOf, joined, typed, type Draft, type FieldName, type Fields } from './panel-draft.ts';

/** Text waits for a pause in the typing, but never longer than two seconds (UX rule 19). */
const pauseMs = { person: 250, comment: 400, whoType: 0, topicId: 0 } as const satisfies Record<FieldName, number>;
const longestMs = 2000;

/**
 * The panel's fields: local while they are typed in, kept in main as it goes, so that neither a fallen page nor a
 * change from elsewhere costs a letter.
 */
export function usePanelDraft(form: PanelForm) {
  const [, repaint] = useState(0);
  const draft = useRef<Draft>(draftOf(form));
  const focused = useRef<FieldName>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const since = useRef<number>(undefined);

  const put = useCallback((next: Draft) => {
    if (next === draft.current) return;
    draft.current = next;
    repaint((n) => n + 1);
  }, []);

  /** Sends what main does not have yet; what it did not take is tried again. */
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    since.current = undefined;
    const { inquiryId, now, unsent } = draft.current;
    const fields = [...unsent];
    if (!fields.length) return;
    client.inquiries.editPanel({ inquiryId, change: changeOf(now, fields) }).then(
      () => { if (draft.current.inquiryId === inquiryId) put(confirmed(draft.current, now, fields)); },
      () => { if (draft.current.inquiryId === inquiryId) timer.current = setTimeout(flush, longestMs); },
    );
  }, [put]);

  const set = useCallback((change: Partial<Fields>, pause: number) => {
    put(typed(draft.current, change));
    const now = Date.now();
    since.current ??= now;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, Math.max(0, Math.min(pause, since.current + longestMs - now)));
  }, [flush, put]);

  // another call in the same panel: what was typed for the first goes to main before the second is shown
  if (draft.current.inquiryId !== form.inquiryId) {
    flush();
    draft.current = draftOf(form);
  }
  useEffect(() => { put(joined(draft.current, form, focused.current)); }, [form, put]);
  useEffect(() => {
    window.addEventListener('beforeunload', flush);
    return () => {
      window.removeEventListener('beforeunload', flush);
      flush();
      clearTimeout(timer.current);
    };
  }, [flush]);

  return {
    fields: draft.current.now,
    setPerson: (person: Fields['person'], who: string, byHand = false) => { set({ person, who }, byHand ? pauseMs.person : 0); },
    setWhoType: (whoType: Fields['whoType']) => { set({ whoType }, pauseMs.whoType); },
    setTopic: (topicId: Fields['topicId']) => { set({ topicId }, pauseMs.topicId); },
    setComment: (comment: string) => { set({ comment }, pauseMs.comment); },
    /** What main does not have yet, for a save that must not wait for the pause. */
    unsent: () => changeOf(draft.current.now, [...draft.current.unsent]),
    flush,
    focus: (name: FieldName) => ({
      onFocus: () => { focused.current = name; },
      onBlur: () => {
        if (focused.current === name) focused.current = undefined;
        flush();
      },
    }),
  };
}
