import { Alert, Button, Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconCircleCheck, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '#shared/import/contract.ts';
import { client } from '../../ipc/client.ts';
import { useJob, useJobDeeds } from '../jobs/index.ts';
import { Counts } from './Counts.tsx';
import { useImport } from './import-store.ts';
import { Problems } from './Problems.tsx';
import { Proposals } from './Proposals.tsx';
import { useDeed, useOneImport } from './queries.ts';
import classes from './import.module.css';

/** One import from its check to its end. */
export function OneImport({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const open = useImport((s) => s.open);
  const { data: one } = useOneImport(importId);
  if (!one) return null;
  const busy = one.state === 'checking' || one.state === 'running' || one.state === 'undoing';
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <Button variant="subtle" color="gray" px="xs" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => { open(undefined); }}>{t('importing.back')}</Button>
        <Title order={1} fz="1.375rem">{one.fileName} · {t(`importing.words.kind.${one.kind}`)}</Title>
      </Group>
      {one.problem && !busy && <Alert color="red" role="alert" maw="46rem">{t(`importing.words.file.${one.problem}`)}</Alert>}
      {busy && <Running one={one} />}
      {(one.state === 'draft' || one.state === 'failed') && <Again one={one} />}
      {one.state === 'checked' && <Report one={one} />}
      {one.state === 'paused' && <Stopped one={one} />}
      {one.state === 'done' && <Done one={one} />}
      {one.state === 'undone' && <Undone one={one} />}
    </>
  );
}

/** Nothing came of the check: the file is looked at anew. */
function Again({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const { kind, mapping, take } = useImport();
  const look = useDeed(() => client.import.look({ importId: one.id, wish: {}, kind: one.kind }), (looked) => { if (looked.kind === 'chosen') take(looked.draft, { kind, mapping }); });
  return <Group><Button variant="default" loading={look.isPending} onClick={() => { look.mutate(undefined); }}>{t('importing.lookAgain')}</Button></Group>;
}

function Running({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const job = useJob(one.jobId), press = useJobDeeds();
  const percent = job && job.total > 0 ? Math.min(100, Math.floor((job.done / job.total) * 100)) : undefined;
  const title = t(`importing.state.${one.state}`), paused = job?.state === 'paused';
  return (
    <section className={classes.running} aria-label={title} data-running={one.state}>
      <Group gap="sm" mb="sm">{!paused && <Loader size="sm" aria-hidden />}<Text fw={600} role="status">{paused ? t('importing.pausedNow') : title}{percent === undefined ? '' : ` · ${String(percent)} %`}</Text></Group>
      <Progress value={percent ?? 100} animated={!paused} size="lg" mb="sm" aria-label={title} />
      <Text c="dimmed" mb="md">{one.state === 'checking' ? t('importing.checkingHint') : t('importing.runningHint')}</Text>
      {job && (
        <Group gap="xs">
          {paused
            ? <Button variant="light" leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={() => { press('resume', job.id); }}>{t('importing.resume')}</Button>
            : <Button variant="light" leftSection={<IconPlayerPause size={18} aria-hidden />} onClick={() => { press('pause', job.id); }}>{t('importing.pause')}</Button>}
          <Button variant="default" leftSection={<IconX size={18} aria-hidden />} onClick={() => { press('cancel', job.id); }}>{t('importing.stop')}</Button>
        </Group>
      )}
    </section>
  );
}

function Report({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const { kind, mapping, take } = useImport();
  const start = useDeed(() => client.import.start({ importId: one.id }));
  const look = useDeed(() => client.import.look({ importId: one.id, wish: {}, kind: one.kind }), (looked) => { if (looked.kind === 'chosen') take(looked.draft, Object.keys(mapping).length > 0 ? { kind, mapping } : undefined); });
  const counts = one.checked;
  if (!counts) return null;
  const useful = counts.added + counts.known;
  return (
    <Stack gap="md" data-report="">
      <Text maw="46rem">{t('importing.reportIntro')}</Text>
      <Counts counts={counts} kind={one.kind} checked />
      <Group>
        <Button loading={start.isPending} disabled={useful === 0} onClick={() => { start.mutate(undefined); }}>{t('importing.start', { count: useful })}</Button>
        <Button variant="default" loading={look.isPending} onClick={() => { look.mutate(undefined); }}>{t('importing.changeColumns')}</Button>
      </Group>
      <Proposals importId={one.id} />
      <Problems importId={one.id} refused={counts.refused} />
    </Stack>
  );
}

function Stopped({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const start = useDeed(() => client.import.start({ importId: one.id }));
  return (
    <Stack gap="md">
      <Alert color="orange" variant="light" maw="46rem"><Text fw={600}>{t('importing.stoppedTitle')}</Text><Text>{t('importing.stoppedText')}</Text></Alert>
      {one.counts && <Counts counts={one.counts} kind={one.kind} />}
      <Group>
        <Button leftSection={<IconPlayerPlay size={18} aria-hidden />} loading={start.isPending} onClick={() => { start.mutate(undefined); }}>{t('importing.goOn')}</Button>
        <UndoButton one={one} />
      </Group>
    </Stack>
  );
}

function Done({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" data-done="">
      <Group gap="xs"><IconCircleCheck size={22} color="var(--mantine-color-success, var(--mantine-color-green-7))" aria-hidden /><Text fw={600} role="status">{t('importing.doneText')}</Text></Group>
      {one.counts && <Counts counts={one.counts} kind={one.kind} />}
      <Group><UndoButton one={one} /></Group>
      <Problems importId={one.id} refused={one.counts?.refused ?? 0} />
    </Stack>
  );
}

function UndoButton({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const undo = useDeed(() => client.import.undo({ importId: one.id }), () => { setAsking(false); });
  if (!asking) return <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={() => { setAsking(true); }}>{t('importing.undo')}</Button>;
  return (
    <Alert color="orange" variant="light" role="alertdialog" aria-label={t('importing.undo')} maw="46rem">
      <Text fw={600}>{t('importing.undoTitle')}</Text>
      <Text mb="sm">{t('importing.undoText')}</Text>
      <Group gap="xs">
        <Button color="red" loading={undo.isPending} autoFocus onClick={() => { undo.mutate(undefined); }}>{t('importing.undoYes')}</Button>
        <Button variant="default" onClick={() => { setAsking(false); }}>{t('importing.undoNo')}</Button>
      </Group>
    </Alert>
  );
}

function Undone({ one }: { readonly one: ImportView }) {
  const { t } = useTranslation();
  const { removed = 0, keptEdited = 0, keptUsed = 0, families = 0 } = one.undone ?? {};
  return (
    <Stack gap={4} role="status" data-undone="">
      <Text fw={600}>{t('importing.undoneText', { count: removed })}</Text>
      {keptEdited > 0 && <Text>{t('importing.keptEdited', { count: keptEdited })}</Text>}
      {keptUsed > 0 && <Text>{t('importing.keptUsed', { count: keptUsed })}</Text>}
      {families > 0 && <Text>{t('importing.familiesBack', { count: families })}</Text>}
    </Stack>
  );
}
