import { useState } from 'react';
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { instant } from '#shared/kernel/values.ts';
import type { OfferedCopy, Restored, StartState } from '#shared/start/contract.ts';
import { client } from '../../ipc/client.ts';
import { momentHere, sizeText } from '../../ui/moment.ts';
import { Heading, useStep } from './parts.tsx';
import classes from './start.module.css';

const reasons = ['wrong-key', 'damaged', 'behind', 'newer', 'other-binding', 'plain', 'no-key-files', 'missing', 'no-copy', 'full'] as const;
type Offer = NonNullable<Extract<StartState, { kind: 'failed' }>['recovery']>;

/** Why the base is not open, what is safe, and what to press: a copy in its place, or once more. */
export function Failed({ reason, recovery }: { readonly reason: string; readonly recovery: Offer | undefined }) {
  const { t } = useTranslation();
  const known = reasons.find((one) => one === reason) ?? 'other', again = useStep(() => client.start.again(null));
  const offered = recovery !== undefined && recovery.copies.length > 0;
  return (
    <Stack gap="sm">
      <div role="alert">
        <Heading>{t('start.failed.title')}</Heading>
        <Text>{t(`start.failed.${known}`)}</Text>
        <Text mt="xs">{t('start.failed.safe')}</Text>
      </div>
      {offered ? <Offered copies={recovery.copies} journal={recovery.journal} /> : <Text>{t(recovery ? 'start.failed.noCopies' : 'start.failed.close')}</Text>}
      <Button variant={offered ? 'default' : 'filled'} loading={again.pending} onClick={() => { again.run(undefined); }}>{t('start.failed.again')}</Button>
      {again.error && <Alert color="red">{again.error}</Alert>}
    </Stack>
  );
}

function Offered({ copies, journal }: { readonly copies: readonly OfferedCopy[]; readonly journal: boolean }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(copies[0]!.id);
  const step = useStep((from: string) => client.start.restore({ from }));
  return (
    <form onSubmit={(event) => { event.preventDefault(); step.run(chosen); }}>
      <Radio.Group label={t('start.restore.label')} value={chosen} onChange={setChosen} data-testid="copies-offered">
        <div className={classes.copies}>
          {copies.map((copy, n) => (
            <Radio key={copy.id} value={copy.id} classNames={{ body: classes.copy ?? '' }} label={(
              <span>
                <b>{momentHere(copy.at)}</b> · {sizeText(copy.bytes, i18n.language)}{copy.second && <> · {t('start.restore.second')}</>}{copy.kind === 'migration' && <> · {t('start.restore.migration')}</>}
                {n === 0 && <Text component="span" display="block" c="dimmed" fz="sm">{t('start.restore.newest')}</Text>}
              </span>
            )} />
          ))}
        </div>
      </Radio.Group>
      <Group gap="xs" mt="md" wrap="nowrap" align="flex-start"><IconShieldCheck size={20} aria-hidden className={classes.mark} /><Text>{t(journal ? 'start.restore.journal' : 'start.restore.noJournal')} {t('start.restore.aside')}</Text></Group>
      <Button type="submit" size="md" mt="md" fullWidth autoFocus loading={step.pending}>{t('start.restore.go')}</Button>
      {step.error && <Alert color="red" mt="sm">{step.error}</Alert>}
    </form>
  );
}

/** What came of it, before anybody signs in: which copy, what the journal gave back, what is lost. */
export function RestoredNow({ state }: { readonly state: Restored }) {
  const { t } = useTranslation();
  const step = useStep(() => client.start.confirmRestored(null)), { whole, applied, lastAt, skipped } = state;
  const upTo = momentHere(instant(lastAt ?? state.copyAt));
  return (
    <Stack gap="sm" data-testid="restored">
      <Heading>{t('start.restored.title')}</Heading>
      <Text>{t('start.restored.from', { when: momentHere(state.copyAt) })}{skipped > 0 && <> {t('start.restored.skipped', { count: skipped })}</>}</Text>
      {applied > 0 && <Text>{t('start.restored.applied', { count: applied })}</Text>}
      <Alert color={whole ? 'green' : 'orange'} variant="light" icon={<IconCircleCheck aria-hidden />}>{whole ? t('start.restored.whole') : t('start.restored.lost', { when: upTo })}</Alert>
      {state.aside !== undefined && <Text c="dimmed">{t('start.restored.aside', { name: state.aside })}</Text>}
      <Button size="md" autoFocus loading={step.pending} onClick={() => { step.run(undefined); }}>{t('start.restored.go')}</Button>
    </Stack>
  );
}
