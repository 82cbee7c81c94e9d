import { useState, type ReactNode } from 'react';
import { Button, Popover, SegmentedControl, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { useSearch } from './queries.ts';
import classes from './patients.module.css';

interface Props {
  readonly label: string;
  readonly field: string;
  readonly icon: ReactNode;
  /** Cards that make no sense here. */
  readonly without: readonly Id[];
  readonly onChoose: (patientId: Id, kind: 'parent' | 'guardian') => void;
  /** Asks whether it is a parent or a guardian. */
  readonly withKind?: boolean;
}

/** A button that asks for a card: a few letters or digits, then a line of the list. */
export function PersonPopover({ label, field, icon, without, onChoose, withKind = false }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false), [text, setText] = useState(''), [kind, setKind] = useState<'parent' | 'guardian'>('parent');
  const asked = text, { data } = useSearch(asked, 8);
  const found = (asked.trim().length >= 2 ? data ?? [] : []).filter((one) => !without.includes(one.patientId));
  const choose = (patientId: Id) => { setOpened(false); setText(''); onChoose(patientId, kind); };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={380} position="bottom-start">
      <Popover.Target><Button variant="subtle" size="compact-sm" mih={32} leftSection={icon} onClick={() => { setOpened(!opened); }}>{label}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {withKind && <SegmentedControl fullWidth aria-label={t('patientCard.family.kind')} value={kind} onChange={(value) => { setKind(value === 'guardian' ? 'guardian' : 'parent'); }} data={[{ value: 'parent', label: t('patientCard.family.parent') }, { value: 'guardian', label: t('patientCard.family.guardianKind') }]} />}
          <TextInput data-autofocus label={field} placeholder={t('patients.searchHint')} value={text} onChange={(event) => { setText(event.currentTarget.value); }} autoComplete="off" />
        </Stack>
        {found.map((one) => <UnstyledButton key={one.patientId} className={classes.result} onClick={() => { choose(one.patientId); }}><PersonLine person={one} asked={asked} /></UnstyledButton>)}
      </Popover.Dropdown>
    </Popover>
  );
}
