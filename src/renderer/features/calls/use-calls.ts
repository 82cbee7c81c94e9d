import { useCallback } from 'react';
import { create } from 'zustand';
import { useMutation } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

/** Somebody asked for the panel by key or button: then, and only then, the focus goes into it. */
export const usePanelFocus = create<{ readonly asked: boolean; ask(): void; given(): void }>()((set) => ({
  asked: false,
  ask: () => { set({ asked: true }); },
  given: () => { set({ asked: false }); },
}));

/** «Звонки»: the running call, the table of several, or the recent ones without a comment. */
export function useOpenPanel(): (inquiryId?: Id) => void {
  const { mutate } = useMutation({
    mutationFn: (inquiryId: Id | undefined) => client.inquiries.openPanel(inquiryId ? { inquiryId } : {}),
    onSuccess: () => { usePanelFocus.getState().ask(); },
  });
  return useCallback((inquiryId) => { mutate(typeof inquiryId === 'string' ? inquiryId : undefined); }, [mutate]);
}

/** Puts the panel away; the next key is meant for the screen beside it. */
export function useClosePanel(): () => void {
  const { mutate } = useMutation({ mutationFn: () => client.inquiries.closePanel(null), onSuccess: () => { document.getElementById('screen')?.focus(); } });
  return useCallback(() => { mutate(); }, [mutate]);
}

/** Who of the cards with the calling number it is. */
export function useChooseKin(): (callId: Id, patientId: Id) => void {
  const { mutate } = useMutation({ mutationFn: ({ callId, patientId }: { readonly callId: Id; readonly patientId: Id }) => client.inquiries.editPanel({ inquiryId: callId, change: { person: { kind: 'patient', id: patientId } } }) });
  return useCallback((callId, patientId) => { mutate({ callId, patientId }); }, [mutate]);
}

/** Answering, ending, and the two deeds of a card's corner. */
export function useCallDeeds() {
  const { mutate: answer } = useMutation({ mutationFn: (callId: Id) => client.telephony.answer({ callId }) });
  const { mutate: hangup } = useMutation({ mutationFn: (callId: Id) => client.telephony.hangup({ callId }) });
  const { mutate: mute } = useMutation({ mutationFn: (order: { readonly callId: Id; readonly on: boolean }) => client.telephony.mute(order) });
  const { mutate: putOnHold } = useMutation({ mutationFn: (order: { readonly callId: Id; readonly on: boolean }) => client.telephony.hold(order) });
  const { mutate: dismiss } = useMutation({ mutationFn: (callId: Id) => client.telephony.dismissCard({ callId }) });
  // a card that has just gone needs no clock: a refusal here is of no interest to anybody
  const hold = useCallback((callId: Id, held: boolean) => { client.telephony.holdCard({ callId, held }).catch(() => undefined); }, []);
  return { answer, hangup, mute, putOnHold, dismiss, hold };
}
