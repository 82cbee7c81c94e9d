import { IconPhoneCall, IconPhoneEnd, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPhonePause, IconPhoneX, type Icon } from '@tabler/icons-react';
import type { CardStatus } from '#shared/telephony/view.ts';

/** The picture of each state: with the colour and the word of the card it makes three (UX rule 12). */
export const statusIcons: Readonly<Record<CardStatus, Icon>> = {
  ringing: IconPhoneIncoming, talking: IconPhoneCall, held: IconPhonePause, dialing: IconPhoneOutgoing,
  missed: IconPhoneX, unanswered: IconPhoneOff, failed: IconPhoneX, ended: IconPhoneEnd,
};
