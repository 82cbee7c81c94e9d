import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { useDial } from '../../ui/use-dial.ts';
import { useCard } from './queries.ts';
import classes from './patients.module.css';

/** The numbers of the card over its appointments: a click on a number calls it. */
export function DialNumbers({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const { data: card } = useCard(patientId);
  const { dial, pending, allowed, whyNot } = useDial();
  const numbers = card?.phones.flatMap((phone) => (phone.e164 ? [{ ...phone, e164: phone.e164 }] : [])) ?? [];
  if (!allowed || numbers.length === 0) return null;
  return (
    <div className={classes.dialNumbers}>
      {numbers.map(({ id, e164, text, note }) => (
        <Button key={id} variant="light" size="compact-md" fz={14} mih={32} loading={pending} leftSection={<IconPhone size={16} aria-hidden />} aria-label={t('common.callTo', { number: text })} title={whyNot ?? (note || undefined)} {...(whyNot === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })} onClick={() => { dial(e164); }}><PhoneNumber text={text} /></Button>
      ))}
    </div>
  );
}
