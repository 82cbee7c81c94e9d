import { AppError } from '#shared/kernel/errors.ts';
import type { Capabilities, LegRef, TelephonyConnector } from '../../port.ts';
import type { Softphone } from './softphone.ts';

export const softphone: Capabilities = { events: true, dial: true, answer: true, hangup: true, hold: true, media: 'webrtc', mute: true, blindTransfer: true, attendedTransfer: true, dtmf: true };

/** The port's commands, at the softphone of the phone they name. */
export function softphoneCommands(of: (phone: string) => Softphone | undefined): Pick<Required<TelephonyConnector>, 'answer' | 'hangup' | 'hold' | 'mute' | 'blindTransfer' | 'startTransfer' | 'completeTransfer' | 'cancelTransfer' | 'sendDtmf' | 'voice'> {
  const at = (phone: string): Softphone => {
    const found = of(phone);
    if (!found) throw new AppError('offline', 'telephony.unreachable');
    return found;
  };
  const on = <A extends readonly unknown[]>(run: (softphone: Softphone, key: string, ...more: A) => Promise<void> | void) => async ({ phone, callKey }: LegRef, ...more: A): Promise<void> => { await run(at(phone), callKey, ...more); };
  return {
    answer: on((one, key) => one.answer(key)),
    hangup: on((one, key) => { one.hangup(key); }),
    hold: on((one, key, held: boolean) => one.hold(key, held)),
    mute: on((one, key, muted: boolean) => one.mute(key, muted)),
    blindTransfer: on((one, key, to: string) => one.blindTransfer(key, to)),
    startTransfer: on((one, key, to: string) => one.startTransfer(key, to)),
    completeTransfer: on((one, key) => one.completeTransfer(key)),
    cancelTransfer: on((one, key) => one.cancelTransfer(key)),
    sendDtmf: on((one, key, digits: string) => one.keys(key, digits)),
    voice: ({ phone, callKey }) => of(phone)?.voice(callKey),
  };
}
