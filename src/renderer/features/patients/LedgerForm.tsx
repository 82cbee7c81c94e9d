import { useRef, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { kopecksOf } from '#shared/kernel/money.ts';
import type { newEntryKinds } from '#shared/ledger/contract.ts';
import { client } from '../../ipc/client.ts';
import { inPlace } from '../../ui/in-place.ts';
import { tell } from '../../ui/tell.ts';
import classes from './ledger.module.css';

type Kind = (typeof newEntryKinds)[number];

/** One line that writes down a payment, a refund, or treatment paid by the patient or by the policy. */
export function LedgerForm({ patientId, insured }: { readonly patientId: string; readonly insured: boolean }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('payment'), [amount, setAmount] = useState(''), [what, setWhat] = useState(''), [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const sum = kopecksOf(amount);
  const { mutate, isPending } = useMutation({
    mutationFn: (kopecks: number) => client.ledger.add({ patientId, kind, amount: kopecks, what: what.trim() }),
    onSuccess: () => { tell('done', t('patientCard.ledger.added')); setAmount(''); setWhat(''); setTried(false); field.current?.focus(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sum === undefined) field.current?.focus();
    else mutate(sum);
  };
  const kinds: readonly Kind[] = ['payment', 'charge', ...(insured ? ['insuranceCharge' as const] : []), 'refund'];
  const suggestions = kind === 'payment' || kind === 'refund' ? 'payment' : 'charge';
  return (
    <form className={classes.form} onSubmit={submit} aria-label={t('patientCard.ledger.add')}>
      <SegmentedControl className={classes.kinds} aria-label={t('patientCard.ledger.kind')} value={kind} onChange={(value) => { setKind(value); }} data={kinds.map((value) => ({ value, label: t(`patientCard.ledger.kinds.${value}`) }))} />
      <TextInput ref={field} className={classes.amount} label={t('patientCard.ledger.amount')} inputMode="decimal" autoComplete="off" maxLength={20} value={amount} onChange={(event) => { setAmount(event.currentTarget.value); }} error={tried && sum === undefined ? t('patientCard.ledger.badAmount') : undefined} />
      <Autocomplete className={classes.whatField} label={t('patientCard.ledger.what')} placeholder={t('patientCard.ledger.whatHint')} maxLength={300} value={what} onChange={setWhat} data={t(`patientCard.ledger.suggestions.${suggestions}`).split('|')} comboboxProps={inPlace} />
      <Button type="submit" loading={isPending} leftSection={<IconPlus size={16} aria-hidden />} className={classes.submit}>{t('patientCard.ledger.add')}</Button>
    </form>
  );
}
