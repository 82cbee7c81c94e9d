import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, NativeSelect, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ageText } from '#shared/lost/view.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { deskNow, useMe } from '../../ipc/desk-store.ts';
import { tell } from '../../ui/tell.ts';
import { useStaff, useZone } from '../directories/index.ts';
import { KindMark } from './looks.tsx';
import { useLost, usePrint } from './queries.ts';
import { SignFields } from './SignFields.tsx';
import classes from './lost.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** Paper or a file of a handover, as it was. */
export function PrintButtons({ handoverId }: { readonly handoverId: Id }) {
  const { t } = useTranslation(), { mutate, isPending } = usePrint();
  return (
    <>
      <Button variant="default" size="compact-sm" mih={34} loading={isPending} leftSection={<IconPrinter {...icon} />} onClick={() => { mutate({ handoverId, how: 'paper' }); }}>{t('lost.sign.print')}</Button>
      <Button variant="default" size="compact-sm" mih={34} loading={isPending} leftSection={<IconFileTypePdf {...icon} />} onClick={() => { mutate({ handoverId, how: 'pdf' }); }}>{t('lost.sign.pdf')}</Button>
    </>
  );
}

interface Props { readonly onDone: () => void; /** Called from signing out: it goes on when the shift is handed over. */ readonly onOut?: (() => void) | undefined }

/** «Передать смену»: each open matter to a colleague or to the shift, a note, and the signature of whoever takes over. */
export function HandOverForm({ onDone, onOut }: Props) {
  const { t, i18n } = useTranslation();
  const me = useMe(), zone = useZone(), { data: staff } = useStaff(), { data } = useLost({ owner: 'shift', unripe: true }), rows = data?.rows ?? [];
  const [toId, setToId] = useState<string>(''), [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map()), [note, setNote] = useState('');
  const colleagues = (staff ?? []).filter((one) => one.id !== me?.employeeId && (one.role === 'administrator' || one.role === 'manager')), keyOf = (row: { kind: string; id: string }) => `${row.kind} ${row.id}`;
  const { mutate, isPending, data: handed } = useMutation({
    mutationFn: () => client.lost.handOver({ toId: toId || null, note: note.trim(), given: rows.map((row) => { const own = given.get(keyOf(row)); return { kind: row.kind, id: row.id, ownerId: (own === undefined ? toId : own === 'shift' ? '' : own) || null }; }) }),
    onSuccess: () => { tell('done', t('lost.handOver.done')); },
  });
  if (handed) {
    const finish = onOut ?? onDone;
    return (
      <Stack gap="sm">
        <Text>{t('lost.handOver.signText')}</Text>
        <SignFields handoverId={handed.handoverId} fromId={me?.employeeId} employeeId={toId || undefined} onSigned={finish} />
        <Group justify="space-between"><Group gap={6}><PrintButtons handoverId={handed.handoverId} /></Group><Button variant="default" onClick={finish}>{t(onOut ? 'lost.handOver.laterOut' : 'lost.handOver.later')}</Button></Group>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => { event.preventDefault(); mutate(); };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select data-autofocus openOnFocus={false} label={t('lost.handOver.to')} allowDeselect={false} value={toId} onChange={(value) => { setToId(value ?? ''); }} data={[{ value: '', label: t('lost.handOver.shift') }, ...colleagues.map((one) => ({ value: one.id, label: one.name }))]} />
        {rows.length === 0 ? <Text c="dimmed">{t('lost.handOver.none')}</Text> : (
          <section aria-label={t('lost.handOver.matters')}>
            <Text fw={500} mb={4}>{t('lost.handOver.matters')}: {rows.length}</Text>
            <ul className={classes.items} tabIndex={0} aria-label={t('lost.handOver.matters')}>
              {rows.map((row) => (
                <li key={keyOf(row)}>
                  <KindMark kind={row.kind} />
                  <div><p className={classes.name}>{row.who} <span className={classes.quiet}>{ageText(row.since, instant(deskNow()), zone, i18n.language === 'en' ? 'en' : 'ru')}</span></p><p className={classes.quiet}>{row.owed}</p></div>
                  <NativeSelect aria-label={t('lost.handOver.given', { who: row.who })} value={given.get(keyOf(row)) ?? ''} onChange={(event) => { const { value } = event.currentTarget; setGiven((now) => { const next = new Map(now); if (value) next.set(keyOf(row), value); else next.delete(keyOf(row)); return next; }); }}
                    data={[{ value: '', label: t('lost.handOver.asAbove') }, ...(toId ? [{ value: 'shift', label: t('lost.handOver.shift') }] : []), ...colleagues.map((one) => ({ value: one.id, label: one.name }))]} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <Textarea label={t('lost.handOver.note')} placeholder={t('lost.handOver.notePlaceholder')} autosize minRows={2} maxLength={2000} value={note} onChange={(event) => { setNote(event.currentTarget.value); }} />
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('lost.handOver.submit')}</Button></Group>
      </Stack>
    </form>
  );
}
