import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Autocomplete, Button, Group, Popover, Stack } from '@mantine/core';
import { IconArchive, IconBan, IconEraser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useDirectories, useZone } from '../directories/index.ts';
import classes from './patients.module.css';

type Kind = 'archive' | 'ban';
interface Props { readonly card: Card; readonly kind: Kind; /** The other button has just become this one: the keyboard goes on from it. */ readonly autoFocus: boolean; onDone(): void }

/** Asks for the reason: it is shown wherever the restriction is. */
function Restrict({ card, kind, autoFocus, onDone }: Props) {
  const { t } = useTranslation();
  const { data } = useDirectories();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const { mutate, isPending } = useMutation({ mutationFn: () => client.patients[kind]({ patientId: card.id, reason: reason.trim() }), onSuccess: () => { setOpened(false); onDone(); } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) mutate();
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={320} position="top-start">
      <Popover.Target><Button variant="default" autoFocus={autoFocus} leftSection={kind === 'ban' ? <IconBan size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />} onClick={() => { setOpened(!opened); }}>{t(`card.${kind}`)}</Button></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <Autocomplete data-autofocus required label={t('card.reason')} maxLength={300} value={reason} onChange={setReason} data={[...new Set(data?.reasons.filter((one) => one.kind === kind).map((one) => one.name))]} comboboxProps={{ withinPortal: false }} />
            <Group justify="flex-end"><Button type="submit" color="red" loading={isPending}>{t(`card.${kind}`)}</Button></Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function Lift({ card, kind, autoFocus, onDone }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  const held = kind === 'ban' ? card.ban : card.archived;
  const { mutate, isPending } = useMutation({ mutationFn: () => (kind === 'ban' ? client.patients.unban({ patientId: card.id }) : client.patients.unarchive({ patientId: card.id })), onSuccess: onDone });
  return (
    <div>
      {held && <p className={classes.quiet}>{t(`card.${kind}Since`, { when: dayTimeOf(held.at, zone), by: held.by ?? '' })}</p>}
      <Button variant="default" autoFocus={autoFocus} loading={isPending} onClick={() => { mutate(); }}>{t(`card.un${kind}`)}</Button>
    </div>
  );
}

/** Archive and booking ban, each with its reason, and the destruction of the data; only for those who may. */
export function Restrictions({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const may = useRight('patients.restrict'), mayErase = useRight('patients.erase');
  const openDialog = useDialog((s) => s.open);
  const [done, setDone] = useState<Kind>();
  if (!may && !mayErase) return null;
  const of = (kind: Kind) => ({ card, kind, autoFocus: done === kind, onDone: () => { setDone(kind); } });
  return (
    <Group gap="sm" mt="sm" align="end">
      {may && (card.ban ? <Lift {...of('ban')} /> : <Restrict {...of('ban')} />)}
      {may && (card.archived ? <Lift {...of('archive')} /> : <Restrict {...of('archive')} />)}
      {mayErase && <Button variant="subtle" color="red" leftSection={<IconEraser size={16} aria-hidden />} onClick={() => { openDialog({ kind: 'erase', patientId: card.id, surname: card.surname }); }}>{t('privacy.erase.open')}</Button>}
    </Group>
  );
}
