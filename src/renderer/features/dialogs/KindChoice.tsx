import { SegmentedControl } from '@mantine/core';
import { IconCheck, IconMessage2, IconMessageReport, IconPhoneCall, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
interface Props<T> { readonly value: T; readonly onChange: (value: T) => void }

/** «Диалог» or «Заявка-диалог», chosen before saving, and what it means in a line. */
export function KindChoice({ value, onChange }: Props<'dialog' | 'dialogLead'>) {
  const { t } = useTranslation();
  const lead = value === 'dialogLead', Icon = lead ? IconPhoneCall : IconCheck;
  return (
    <div className={classes.kind}>
      <SegmentedControl fullWidth value={value} onChange={(one) => { onChange(one); }} aria-label={t('byHand.kind')}
        data={[{ value: 'dialog', label: <span className={classes.kindWord}><IconMessage2 {...icon} />{t('byHand.dialog')}</span> }, { value: 'dialogLead', label: <span className={classes.kindWord}><IconMessageReport {...icon} />{t('byHand.dialogLead')}</span> }]} />
      <p className={classes.kindHint} data-lead={lead || undefined} aria-live="polite"><Icon size={16} stroke={1.8} aria-hidden />{t(lead ? 'byHand.leadHint' : 'byHand.dialogHint')}</p>
    </div>
  );
}

/** Who called whom. */
export function DirectionChoice({ value, onChange }: Props<'inbound' | 'outbound'>) {
  const { t } = useTranslation();
  return (
    <div className={classes.kind}>
      <SegmentedControl fullWidth value={value} onChange={(one) => { onChange(one); }} aria-label={t('byHand.direction')}
        data={[{ value: 'inbound', label: <span className={classes.kindWord}><IconPhoneIncoming {...icon} />{t('byHand.inbound')}</span> }, { value: 'outbound', label: <span className={classes.kindWord}><IconPhoneOutgoing {...icon} />{t('byHand.outbound')}</span> }]} />
    </div>
  );
}
