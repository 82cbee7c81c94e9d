import { IconCalendarPlus, IconCheck, IconDental, IconFile, IconFlask, IconGift, IconHeart, IconListDetails, IconMessage, IconPhone, IconPhoneCall, IconStar, IconStethoscope, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskColour, TaskIcon, TaskKind, TaskType } from '#shared/crm/contract.ts';
import ui from '../../ui/ui.module.css';

export const typeIcons: Readonly<Record<TaskIcon, Icon>> = {
  check: IconCheck, phone: IconPhone, tooth: IconDental, calendar: IconCalendarPlus, heart: IconHeart, flask: IconFlask, message: IconMessage, gift: IconGift, file: IconFile, star: IconStar,
};
export const kindLooks: Readonly<Record<TaskKind, { readonly icon: Icon; readonly colour: TaskColour }>> = {
  book: { icon: IconCalendarPlus, colour: 'blue' }, callBack: { icon: IconPhoneCall, colour: 'orange' }, checkup: { icon: IconStethoscope, colour: 'green' }, other: { icon: IconListDetails, colour: 'grey' },
};

/** The type of a task as colour, picture and word. */
export function TypeMark({ kind, type }: { readonly kind: TaskKind; readonly type?: TaskType | undefined }) {
  const { t } = useTranslation();
  const Sign = type ? typeIcons[type.icon] : kindLooks[kind].icon, colour = type?.colour ?? kindLooks[kind].colour;
  return <span className={`${ui.mark} ${ui[colour] ?? ''}`}><Sign size={16} stroke={1.8} aria-hidden />{type?.name ?? t(`crm.kind.${kind}`)}</span>;
}
