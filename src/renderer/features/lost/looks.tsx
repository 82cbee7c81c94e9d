import { IconCalendarOff, IconChecklist, IconFileInvoice, IconMailQuestion, IconMessage2Exclamation, IconMessages, IconPencilExclamation, IconPhoneX, IconStack2, IconTag, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LostKind } from '#shared/lost/view.ts';
import ui from '../../ui/ui.module.css';

type Colour = 'blue' | 'green' | 'orange' | 'red' | 'grey';
const kindLooks: Readonly<Record<LostKind, { readonly icon: Icon; readonly colour: Colour }>> = {
  missedCall: { icon: IconPhoneX, colour: 'red' }, lead: { icon: IconFileInvoice, colour: 'orange' }, dialogLead: { icon: IconMessage2Exclamation, colour: 'orange' }, chat: { icon: IconMessages, colour: 'blue' }, envelope: { icon: IconMailQuestion, colour: 'orange' },
  buffer: { icon: IconStack2, colour: 'blue' }, bookingForm: { icon: IconCalendarOff, colour: 'blue' }, task: { icon: IconChecklist, colour: 'green' }, panel: { icon: IconPencilExclamation, colour: 'grey' }, tagPrompt: { icon: IconTag, colour: 'grey' },
};

/** The kind of a matter as colour, picture and word. */
export function KindMark({ kind }: { readonly kind: LostKind }) {
  const { t } = useTranslation(), { icon: Sign, colour } = kindLooks[kind];
  return <span className={`${ui.mark} ${ui[colour] ?? ''}`}><Sign size={16} stroke={1.8} aria-hidden />{t(`lost.kind.${kind}`)}</span>;
}
