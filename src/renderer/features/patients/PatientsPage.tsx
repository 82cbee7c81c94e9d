import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Checkbox, Loader, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowsJoin, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { PatientCard } from './PatientCard.tsx';
import { useSearch } from './queries.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import merging from './merge.module.css';
import classes from './patients.module.css';

/** Search on the left, the card on the right: any part of the name in any order, or the last digits of the number. */
export function PatientsPage() {
  const { t } = useTranslation();
  const { patientId, openPatient } = useScreen();
  const openDialog = useDialog((s) => s.open);
  const mayWrite = useRight('patients.write');
  const [text, setText] = useState('');
  const asked = text, { data, isFetching } = useSearch(asked);
  const mayMerge = useRight('patients.merge'), [picked, setPicked] = useState<readonly Id[]>();
  const pick = (id: Id) => { setPicked((now = []) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2))); };
  const found = asked.trim().length >= 2 ? data ?? [] : [];
  const list = useRef<HTMLUListElement>(null), field = useRef<HTMLInputElement>(null);
  useEffect(() => { if (!useScreen.getState().patientId) field.current?.focus(); }, []);
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])], at = buttons.indexOf(document.activeElement as HTMLElement);
    (at + step < 0 ? field.current : buttons[Math.min(buttons.length - 1, at + step)])?.focus();
  };
  return (
    <div className={classes.page}>
      <section className={classes.search} aria-label={t('patients.search')} onKeyDown={walk}>
        <div className={classes.searchHead}>
          <TextInput ref={field} aria-label={t('patients.search')} placeholder={t('patients.searchHint')} leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />} rightSection={isFetching ? <Loader size={16} /> : undefined} value={text} onChange={(event) => { setText(event.currentTarget.value); }} maxLength={200} autoComplete="off" />
          {mayWrite && <Button variant="light" leftSection={<IconUserPlus size={18} stroke={1.8} aria-hidden />} onClick={() => { openDialog({ kind: 'newPatient', name: text, phone: /\d{5}/.test(text) ? text : undefined, onCreated: openPatient }); }}>{t('patients.add')}</Button>}
          {mayMerge && (picked === undefined
            ? <div className={merging.choosing}>
                <Button variant="subtle" size="compact-md" fz={14} mih={32} leftSection={<IconArrowsJoin size={18} stroke={1.7} aria-hidden />} onClick={() => { setPicked([]); }}>{t('finding.merge.choose')}</Button>
                <Button variant="subtle" size="compact-md" fz={14} mih={32} onClick={() => { openDialog({ kind: 'merges' }); }}>{t('finding.merge.listOpen')}</Button>
              </div>
            : <div className={merging.choosing}>
                <Text size="sm" w="100%">{t('finding.merge.chosenHint')}</Text>
                <Button size="compact-md" fz={14} mih={32} disabled={picked.length < 2} onClick={() => { openDialog({ kind: 'merge', keptId: picked[0]!, mergedId: picked[1] }); setPicked(undefined); }}>{t('finding.merge.chosen')}</Button>
                <Button variant="default" size="compact-md" fz={14} mih={32} onClick={() => { setPicked(undefined); }}>{t('finding.merge.stop')}</Button>
              </div>)}
        </div>
        {found.length > 0 ? (
          <ul ref={list} className={classes.results} aria-label={t('patients.found')}>
            {found.map((person) => (
              <li key={person.patientId}>
                <UnstyledButton className={classes.result} aria-current={person.patientId === patientId || undefined} aria-pressed={picked?.includes(person.patientId)} onClick={() => { if (picked) pick(person.patientId); else openPatient(person.patientId); }}>
                  {picked ? <span className={merging.pick}><Checkbox.Indicator checked={picked.includes(person.patientId)} /><PersonLine person={person} asked={asked} /></span> : <PersonLine person={person} asked={asked} />}
                </UnstyledButton>
              </li>
            ))}
            <li aria-hidden><CardsSpare /></li>
          </ul>
        ) : <Empty icon={<IconUsers size={40} stroke={1.3} aria-hidden />}>{asked.trim().length < 2 ? t('patients.start') : isFetching ? '' : t('patients.nobody')}</Empty>}
      </section>
      {patientId ? <PatientCard key={patientId} patientId={patientId} /> : <div className={classes.noCard}><Empty icon={<IconUsers size={48} stroke={1.2} aria-hidden />}>{t('patients.choose')}</Empty></div>}
    </div>
  );
}
