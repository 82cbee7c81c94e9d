import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { Hint } from '../../ui/Hint.tsx';
import { inPlace } from '../../ui/in-place.ts';
import { tell } from '../../ui/tell.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { consents, type Consent } from './fields.ts';
import classes from './patients.module.css';

const ways = ['paper', 'desk', 'phone', 'site', 'app'] as const;
type ConsentRecord = Card['consents'][number];

/** How a consent was given (with the version of its text) or revoked; both are asked, for both are proved by them. */
function Form({ patientId, kind, give, onDone }: { readonly patientId: string; readonly kind: Consent; readonly give: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { data: texts } = useQuery({ queryKey: ['patients', 'consentTexts'], queryFn: () => client.patients.consentTexts(null) });
  const [how, setHow] = useState<string>('paper'), [typed, setTyped] = useState<string>();
  const text = typed ?? texts?.[kind] ?? '';
  const { mutate, isPending } = useMutation({
    mutationFn: () => (give ? client.patients.giveConsent({ patientId, kind, how, textVersion: text.trim() }) : client.patients.revokeConsent({ patientId, kind, how })),
    onSuccess: () => { tell('done', t(give ? 'patientCard.consent.given_done' : 'patientCard.consent.revoked_done')); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!give || text.trim()) mutate();
  };
  return (
    <form onSubmit={submit} aria-label={t(give ? 'patientCard.consent.give' : 'patientCard.consent.revoke')}>
      <Stack gap="xs">
        <Select data-autofocus label={t(give ? 'patientCard.consent.how' : 'patientCard.consent.revokeHow')} allowDeselect={false} value={how} onChange={(value) => { if (value) setHow(value); }} data={ways.map((value) => ({ value, label: t(`patientCard.how.${value}`) }))} comboboxProps={inPlace} />
        {give && <TextInput label={t('patientCard.consent.text')} description={t('patientCard.consent.textHint')} required maxLength={50} value={text} onChange={(event) => { setTyped(event.currentTarget.value); }} />}
        <Group justify="flex-end"><Button type="submit" {...(give ? {} : { color: 'red' })} loading={isPending}>{t(give ? 'common.save' : 'patientCard.consent.revoke')}</Button></Group>
      </Stack>
    </form>
  );
}

function One({ card, kind }: { readonly card: Card; readonly kind: Consent }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const mayWrite = useRight('patients.write');
  const [opened, setOpened] = useState(false);
  const records = card.consents.filter((one) => one.kind === kind), last = records.at(-1), given = last?.givenAt !== undefined && last.revokedAt === undefined;
  const howText = (how: string) => (i18n.exists(`consentHow.${how}`) ? t(`consentHow.${how}`) : i18n.exists(`patientCard.how.${how}`) ? t(`patientCard.how.${how}`) : how);
  const lineOf = (one: ConsentRecord): string[] => [
    ...(one.givenAt === undefined ? [] : [t('patientCard.consent.givenLine', { what: [dayTimeOf(one.givenAt, zone), howText(one.how), one.textVersion && t('patientCard.consent.version', { version: one.textVersion }), one.by].filter(Boolean).join(', ') })]),
    ...(one.revokedAt === undefined ? [] : [t('patientCard.consent.revokedLine', { what: [dayTimeOf(one.revokedAt, zone), one.revokedHow && howText(one.revokedHow), one.revokedBy].filter(Boolean).join(', ') })]),
  ];
  const state = given ? 'given' : last ? 'revoked' : 'none', what = t(`consent.${kind}`);
  const look = { given: [IconCircleCheck, ui.green], revoked: [IconCircleX, ui.red], none: [IconCircle, ui.grey] } as const, [Icon, tone] = look[state];
  const past = records.slice(0, -1).reverse();
  return (
    <div className={classes.consent} data-consent={kind}>
      <div className={classes.fileLine}>
        <span className={classes.grow}>{kind === 'robotCalls' ? <Hint text={t('patientCard.consent.robot')}>{what}</Hint> : what}</span>
        <span className={`${ui.state} ${tone}`}><Icon size={16} aria-hidden />{t(`patientCard.consent.${state}`)}</span>
        {mayWrite && (
          <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={320} position="bottom-end">
            <Popover.Target><Button variant="subtle" size="compact-sm" mih={32} aria-label={t(given ? 'patientCard.consent.revokeOf' : 'patientCard.consent.giveOf', { what })} onClick={() => { setOpened(!opened); }}>{t(given ? 'patientCard.consent.revoke' : 'patientCard.consent.give')}</Button></Popover.Target>
            <Popover.Dropdown>{opened && <Form patientId={card.id} kind={kind} give={!given} onDone={() => { setOpened(false); }} />}</Popover.Dropdown>
          </Popover>
        )}
      </div>
      {last && lineOf(last).map((line) => <p key={line} className={classes.quiet}>{line}</p>)}
      {past.length > 0 && <details className={classes.more}><summary>{t('patientCard.consent.past', { count: past.length })}</summary>{past.flatMap(lineOf).map((line, n) => <p key={n} className={classes.quiet}>{line}</p>)}</details>}
    </div>
  );
}

/** Согласия as records: what, how, by whom, to which text, and when it was taken back. Robot calls have a consent of their own by law. */
export function Consents({ card }: { readonly card: Card }) {
  return consents.map((kind) => <One key={kind} card={card} kind={kind} />);
}
