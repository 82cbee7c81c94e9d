import { IconAward, IconEyeOff, IconVideo, IconWorld, IconWorldCog, type Icon } from '@tabler/icons-react';
import type { AppointmentKind } from '#shared/schedule/contract.ts';

/** Icon and word of the kinds that are not ordinary; an ordinary appointment has neither. */
export const kindIcons: Readonly<Record<Exclude<AppointmentKind, 'ordinary'>, Icon>> = {
  onlineDoctor: IconWorld, onlineService: IconWorldCog, onlineConsultation: IconVideo, anonymous: IconEyeOff, club: IconAward,
};
export const kindOrder = ['ordinary', 'onlineDoctor', 'onlineService', 'onlineConsultation', 'anonymous', 'club'] as const satisfies readonly AppointmentKind[];
