import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import { dayText } from '#shared/kernel/time.ts';
import type { LedgerRow } from '#shared/ledger/contract.ts';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { LedgerForm } from './LedgerForm.tsx';
import { ReverseForm } from './ReverseForm.tsx';
import classes from './ledger.module.css';
import card_ from './patients.module.css';

function Sums({ money }: { readonly money: NonNullable<Card['money']> }) {
  const { t } = useTranslation();
  const tiles = [['balance', money.balance], ['treatment', money.treatmentTotal], ['family', money.familyTotal], ['insured', money.insuranceTotal]] as const;
  return (
    <dl className={classes.sums}>
      {tiles.map(([key, sum]) => sum !== undefined && (
        <div key={key} className={classes.tile}>
          <dt>{t(`patientCard.ledger.${key}`)}</dt>
          <dd className={key === 'balance' && sum < 0 ? ui.red : undefined}>{moneyText(sum)}{key === 'balance' && sum !== 0 && <span className={classes.word}> {t(sum < 0 ? 'person.debt' : 'person.advance')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ row }: { readonly row: LedgerRow }) {
  const { t } = useTranslation();
  const zone = useZone();
  const mayWrite = useRight('money.write');
  const kind = t(`patientCard.ledger.kinds.${row.kind === 'payment' && row.amount < 0 && !row.reverses ? 'refund' : row.kind}`), what = row.what || kind;
  // a policy's money does not touch the account: its sum is shown as it is written down
  const shown = row.kind === 'insuranceCharge' ? row.amount : row.effect;
  return (
    <tr data-reversed={row.reversedBy ? true : undefined} data-entry={row.kind}>
      <td className={classes.when}>{dayTimeOf(row.at, zone)}</td>
      <td>
        <span className={classes.what}>{what}</span>
        {row.reverses && <> <span className={`${ui.mark} ${ui.orange}`}>{t('patientCard.ledger.reversal')}</span></>}
        {row.reversedBy && <> <span className={`${ui.mark} ${ui.grey}`}>{t('patientCard.ledger.reversed')}</span></>}
        <span className={classes.more}>{[row.what ? kind : '', row.kind === 'insuranceCharge' ? t('patientCard.ledger.byPolicy') : '', row.appointment && `${dayText(row.appointment.day)} ${row.appointment.doctor}`, row.by].filter(Boolean).join(' · ')}</span>
      </td>
      <td className={`${classes.number} ${shown > 0 && row.kind === 'payment' ? ui.green : ''}`}>{shown > 0 && row.kind === 'payment' ? '+' : ''}{moneyText(shown)}</td>
      <td className={`${classes.number} ${row.balance < 0 ? ui.red : ''}`}>{moneyText(row.balance)}</td>
      <td className={classes.deed}>{mayWrite && !row.reverses && !row.reversedBy && <ReverseForm entryId={row.id} what={`${what}, ${moneyText(shown)}`} />}</td>
    </tr>
  );
}

/** «Счета»: the sums, a line to write down a movement, and every movement with the account after it. Nothing is edited: a mistake gets a counter-entry. */
export function LedgerTab({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const mayWrite = useRight('money.write');
  const { data } = useQuery({ queryKey: ['patients', 'ledger', card.id], queryFn: () => client.ledger.ofPatient({ patientId: card.id }) });
  return (
    <>
      {card.money && <Sums money={card.money} />}
      {mayWrite && <LedgerForm patientId={card.id} insured={card.policies.length > 0} />}
      {!data ? <Skeleton h={160} /> : data.length === 0 ? <Empty icon={<IconReceipt size={40} stroke={1.3} aria-hidden />}>{t('patientCard.ledger.none')}</Empty> : (
        <div className={card_.scrolls}>
          <table className={classes.table} aria-label={t('patientCard.ledger.list')}>
            <thead><tr><th scope="col">{t('patientCard.ledger.when')}</th><th scope="col">{t('patientCard.ledger.what')}</th><th scope="col" className={classes.number}>{t('patientCard.ledger.sum')}</th><th scope="col" className={classes.number}>{t('patientCard.ledger.after')}</th><td /></tr></thead>
            <tbody>{data.map((row) => <Row key={row.id} row={row} />)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
