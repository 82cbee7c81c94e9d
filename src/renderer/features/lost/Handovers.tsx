import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconClockHour4, IconTransfer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HandoverRow } from '#shared/lost/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { momentText } from '../../ui/moment.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { KindMark } from './looks.tsx';
import { PrintButtons } from './HandOverForm.tsx';
import { useHandovers } from './queries.ts';
import { SignFields } from './SignFields.tsx';
import classes from './lost.module.css';

function Items({ handover }: { readonly handover: HandoverRow }) {
  const { t } = useTranslation();
  return (
    <>
      {handover.note && <p className={classes.note}>{handover.note}</p>}
      {handover.items.length > 0 && (
        <ul className={classes.items} tabIndex={0} aria-label={t('lost.handOver.matters')}>
          {handover.items.map((item) => (
            <li key={`${item.kind} ${item.id}`}>
              <KindMark kind={item.kind} />
              <div><p className={classes.name}>{item.who}{item.phoneText && item.phoneText !== item.who && ` · ${item.phoneText}`} <span className={item.overdue ? ui.red : classes.quiet}>{item.age}{item.overdue && `, ${t('lost.overdue')}`}</span></p><p>{item.owed}</p></div>
              <div className={classes.given}><p className={classes.name}>{item.given}</p><p className={classes.quiet}>{t('lost.handovers.was', { name: item.owner })}</p></div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** «Передачи смен»: who handed what over to whom, and who signed for it. */
export function Handovers() {
  const { t } = useTranslation();
  const { data } = useHandovers(), zone = useZone(), openDialog = useDialog((s) => s.open), [open, setOpen] = useState<Id>();
  if (!data) return null;
  if (data.length === 0) return <Empty icon={<IconTransfer size={44} stroke={1.2} aria-hidden />}><p>{t('lost.handovers.empty')}</p></Empty>;
  return (
    <ul className={classes.cards}>
      {data.map((h) => {
        const when = momentText(h.at, zone);
        return (
          <li key={h.id} className={classes.card} data-handover={h.id}>
            <div className={classes.cardHead}>
              <h3>{when}</h3>
              <span>{h.from} → {h.to || t('lost.handovers.toShift')}</span>
              <span className={classes.quiet}>{t('lost.handovers.items', { count: h.items.length })}</span>
              {h.signedAt === undefined ? <span className={`${ui.state} ${ui.orange}`}><IconClockHour4 size={18} aria-hidden />{t('lost.handovers.waits')}</span> : <span className={`${ui.state} ${ui.green}`}><IconCircleCheck size={18} aria-hidden />{t('lost.handovers.signed', { when: momentText(h.signedAt, zone) })}</span>}
              <span className={classes.grow} />
              {h.canSign && <Button size="compact-sm" mih={34} onClick={() => { openDialog({ kind: 'signHandover', handoverId: h.id }); }}>{t('lost.strip.accept')}</Button>}
              <PrintButtons handoverId={h.id} />
              <Button variant="default" size="compact-sm" mih={34} aria-expanded={open === h.id} aria-label={t('lost.handovers.showOf', { when, from: h.from })} onClick={() => { setOpen(open === h.id ? undefined : h.id); }}>{t('lost.handovers.show')}</Button>
            </div>
            {open === h.id && <Items handover={h} />}
          </li>
        );
      })}
    </ul>
  );
}

/** «Вам передали смену»: what is taken over, then the own password. */
export function SignForm({ handoverId, onDone }: { readonly handoverId: Id; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { data } = useHandovers(), zone = useZone(), me = useMe(), handover = data?.find((one) => one.id === handoverId);
  if (!handover) return null;
  return (
    <Stack gap="sm">
      <Text>{momentText(handover.at, zone)} · {handover.from} · {t('lost.handovers.items', { count: handover.items.length })}</Text>
      <Items handover={handover} />
      <SignFields handoverId={handoverId} fromId={handover.fromId} employeeId={me?.employeeId} own onSigned={onDone} />
      <Group gap={6}><PrintButtons handoverId={handoverId} /></Group>
    </Stack>
  );
}
