import { IconArmchair, IconBan, IconCheck, IconCircleCheck, IconCircleDashed, IconDoorEnter, IconUserX, type Icon } from '@tabler/icons-react';
import type { AppointmentStatus } from '#shared/schedule/contract.ts';

/** Colour, icon and word go together: the colour is in grid.module.css by `data-status`, the word in the locale. */
export const statusIcons: Readonly<Record<AppointmentStatus, Icon>> = {
  unconfirmed: IconCircleDashed, confirmed: IconCheck, arrived: IconDoorEnter, inChair: IconArmchair, completed: IconCircleCheck, noShow: IconUserX, cancelled: IconBan,
};
/** In the order a visit goes through them. */
export const statusOrder = ['unconfirmed', 'confirmed', 'arrived', 'inChair', 'completed', 'noShow'] as const satisfies readonly AppointmentStatus[];
