import { useMutation } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';

type Order = { readonly deed: 'blind' | 'consult'; readonly to: string } | { readonly deed: 'complete' | 'cancel' };

/** The deeds of one talk of the headset; what came of them shows on its card. */
export function useVoice(callId: Id) {
  const { mutate: hangup } = useMutation({ mutationFn: () => client.telephony.hangup({ callId }) });
  const { mutate: hold } = useMutation({ mutationFn: (on: boolean) => client.telephony.hold({ callId, on }) });
  const { mutate: mute } = useMutation({ mutationFn: (on: boolean) => client.telephony.mute({ callId, on }) });
  const { mutate: transfer, isPending: transferring } = useMutation({ mutationFn: (order: Order) => client.telephony.transfer({ ...order, callId }) });
  const { mutate: press } = useMutation({ mutationFn: (digits: string) => client.telephony.dtmf({ callId, digits }) });
  return { hangup: () => { hangup(); }, hold, mute, transfer, transferring, press };
}
