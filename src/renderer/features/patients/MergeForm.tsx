import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ActionIcon, Button, Group, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayText } from '#shared/kernel/time.ts';
import { day, type Id } from '#shared/kernel/values.ts';
import type { MergeChoice, MergeChoices, MergeField } from '#shared/patients/merge.ts';
import type { MergeView } from '#shared/patients/merge-contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { MergeWith } from './MergeWith.tsx';
import classes from './merge.module.css';

/** A value of a card as the table shows it. */
function useShown(): (field: MergeField, value: string | null) => string {
  const { t } = useTranslation();
  return (field, value) => {
    if (value === null || value === '') return field === 'archive' && value === '' ? t('finding.merge.inArchive') : field === 'ban' && value === '' ? t('finding.merge.banned') : '';
    if (field === 'born') return dayText(day(value));
    if (field === 'sex') return t(value === 'female' ? 'card.female' : 'card.male');
    if (field === 'status') return t(`patientStatus.${value as 'primary' | 'consulted' | 'returning'}`);
    return value;
  };
}

function Fields({ view, choices, onChoose }: { readonly view: MergeView; readonly choices: MergeChoices; readonly onChoose: (field: MergeField, choice: MergeChoice) => void }) {
  const { t } = useTranslation();
  const shown = useShown();
  if (view.fields.length === 0) return <Text>{t('finding.merge.same')}</Text>;
  const radio = (field: MergeField, chosen: MergeChoice, choice: MergeChoice, label: string) => (
    <Radio name={`merge-${field}`} value={choice} checked={chosen === choice} onChange={() => { onChoose(field, choice); }} label={label || <span className={classes.empty}>{t('finding.merge.nothing')}</span>} />
  );
  return (
    <table className={classes.fields}>
      <thead><tr><th scope="col">{t('finding.merge.field')}</th><th scope="col">{t('finding.merge.kept')}</th><th scope="col">{t('finding.merge.merged')}</th></tr></thead>
      <tbody>
        {view.fields.map(({ field, kept, merged, proposed }) => {
          const chosen = choices[field] ?? proposed;
          return (
            <tr key={field}>
              <th scope="row">{t(`finding.merge.fields.${field}`)}</th>
              <td>{radio(field, chosen, 'kept', shown(field, kept))}{(field === 'mainComment' || field === 'extraComment') && kept && merged ? radio(field, chosen, 'both', t('finding.merge.both')) : null}</td>
              <td>{radio(field, chosen, 'merged', shown(field, merged))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Facts({ view }: { readonly view: MergeView }) {
  const { t, i18n } = useTranslation();
  const named = (what: string): string => (i18n.exists(`finding.merge.moved.${what}`) ? i18n.t(`finding.merge.moved.${what}`) : t('finding.merge.moved.other'));
  return (
    <div className={classes.facts}>
      {view.phones.length > 0 && <section><h3>{t('finding.merge.phones')}</h3><ul>{view.phones.map(({ text, both }) => <li key={text}><PhoneNumber text={text} />{both && <span className={classes.quiet}> {t('finding.merge.both_here')}</span>}</li>)}</ul></section>}
      <section>
        <h3>{t('finding.merge.moves')}</h3>
        {view.moves.length > 0 ? <ul>{view.moves.map(({ what, count }) => <li key={what}>{named(what)}: {count}</li>)}</ul> : <Text className={classes.quiet}>{t('finding.merge.movesNothing')}</Text>}
      </section>
    </div>
  );
}

/** «Объединение карточек»: which stays, what is chosen field by field, what goes along; it can be undone. */
export function MergeForm({ keptId, mergedId, onDone }: { readonly keptId: Id; readonly mergedId?: Id | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [pair, setPair] = useState({ kept: keptId, merged: mergedId }), [choices, setChoices] = useState<MergeChoices>({});
  const { kept, merged } = pair;
  const { data: view, error } = useQuery({ queryKey: ['patients', 'mergePreview', kept, merged], queryFn: () => client.patients.mergePreview({ keptId: kept, mergedId: merged! }), enabled: merged !== undefined });
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.patients.merge({ keptId: kept, mergedId: merged!, choices }),
    onSuccess: () => { tell('done', t('finding.merge.done')); onDone(); useScreen.getState().openPatient(kept); },
  });
  if (merged === undefined) return <MergeWith patientId={kept} onChoose={(other) => { setPair({ kept, merged: other }); }} onCancel={onDone} />;
  if (error) return <Text role="alert">{errorText(error)}</Text>;
  if (!view) return <Skeleton h={240} />;
  return (
    <form aria-label={t('finding.merge.title')} onSubmit={(event) => { event.preventDefault(); mutate(); }}>
      <Stack gap="md">
        <div className={classes.sides}>
          <section className={classes.side} data-stays><h3>{t('finding.merge.kept')}</h3><PersonLine person={view.kept} /></section>
          <Tip label={t('finding.merge.swap')}><ActionIcon className={classes.swap} aria-label={t('finding.merge.swap')} onClick={() => { setPair({ kept: merged, merged: kept }); setChoices({}); }}><IconArrowsExchange size={20} stroke={1.7} aria-hidden /></ActionIcon></Tip>
          <section className={classes.side}><h3>{t('finding.merge.merged')}</h3><PersonLine person={view.merged} /></section>
        </div>
        <Fields view={view} choices={choices} onChoose={(field, choice) => { setChoices((now) => ({ ...now, [field]: choice })); }} />
        <Facts view={view} />
        <Text size="sm" className={classes.quiet}>{t('finding.merge.can')}</Text>
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>{t('common.cancel')}</Button><Button type="submit" loading={isPending} data-autofocus>{t('finding.merge.run')}</Button></Group>
      </Stack>
    </form>
  );
}
