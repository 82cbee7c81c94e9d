import { useMemo, useState } from 'react';
import { Autocomplete, ColorSwatch, Group, Input, NumberInput, Radio, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { doctorColours, type DirectoryKind } from '#shared/directories/kinds.ts';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import { clockText } from '#shared/kernel/time.ts';
import { inPlace } from '../../ui/in-place.ts';
import { minuteOfText } from '../../ui/minute-input.ts';
import type { FieldSpec, FieldValue, FieldValues } from './fields.ts';
import { useDirectories, useDirectory, useStaff } from './queries.ts';
import { zoneChoices } from './zones.ts';

interface Props {
  readonly kind: DirectoryKind;
  readonly field: FieldSpec;
  readonly values: FieldValues;
  readonly error: string | undefined;
  readonly autoFocus: boolean;
  /** What an entry keeps for life: the branch of a chair. */
  readonly fixed: boolean;
  readonly onChange: (value: FieldValue) => void;
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

/** One field of an entry's form, by what it holds. */
export function FieldInput(props: Props) {
  const { field } = props;
  if (field.input === 'entry') return <EntryField {...props} of={field.of} inBranch={field.inBranch === true} />;
  if (field.input === 'employee') return <EmployeeField {...props} />;
  return <PlainField {...props} />;
}

function useCommon({ kind, field, error, autoFocus }: Props) {
  const { t, i18n } = useTranslation();
  const hint = `directories.hint.${kind}.${field.name}`;
  return {
    id: `entry-${field.name}`, label: t(`directories.field.${kind}.${field.name}`), required: field.required === true, error, ...(autoFocus ? { 'data-autofocus': true } : {}),
    ...(i18n.exists(hint) ? { description: t(hint) } : {}),
  };
}

function PlainField(props: Props) {
  const { t, i18n } = useTranslation();
  const { field, values, onChange } = props, common = useCommon(props), value = values[field.name];
  const { data: all } = useDirectories();
  const zones = useMemo(() => zoneChoices(i18n.language), [i18n.language]);
  switch (field.input) {
    case 'text':
      return field.suggest ? <Autocomplete {...common} comboboxProps={inPlace} maxLength={field.max} value={text(value)} onChange={onChange} data={[...new Set(all?.specialities.map((one) => one.group).filter(Boolean))]} />
        : <TextInput {...common} maxLength={field.max} value={text(value)} onChange={(event) => { onChange(event.currentTarget.value); }} />;
    case 'area': return <Textarea {...common} autosize minRows={4} maxRows={10} maxLength={field.max} value={text(value)} onChange={(event) => { onChange(event.currentTarget.value); }} />;
    case 'length': return <NumberInput {...common} min={5} max={720} step={5} clampBehavior="none" hideControls allowDecimal={false} value={typeof value === 'number' ? value : ''} onChange={(next) => { onChange(typeof next === 'number' ? next : null); }} />;
    case 'clock': return <ClockField {...common} value={typeof value === 'number' ? value : undefined} onChange={onChange} />;
    case 'zone': return <Select {...common} comboboxProps={inPlace} searchable allowDeselect={false} nothingFoundMessage={t('common.nothing')} value={text(value)} onChange={(next) => { if (next) onChange(next); }} data={zones} limit={200} />;
    case 'phones': return (
      <TagsInput {...common} comboboxProps={inPlace} splitChars={[',', ';']} acceptValueOnBlur clearable={false} value={(Array.isArray(value) ? value : []).map((one) => (/^\+\d+$/.test(one) ? phoneText(one) : one))}
        onChange={(next) => { onChange(next.map((one) => parsePhone(one).e164 ?? one.trim())); }} />
    );
    case 'colour': return (
      <Radio.Group {...common} value={text(value)} onChange={onChange}>
        <Group gap="xs" mt={4}>{doctorColours.map((colour) => <Radio key={colour} value={colour} size="md" label={<Group gap={6} wrap="nowrap"><ColorSwatch size={16} color={`var(--mantine-color-${colour}-6)`} withShadow={false} aria-hidden />{t(`directories.colour.${colour}`)}</Group>} />)}</Group>
      </Radio.Group>
    );
    case 'choice': {
      const clearable = !field.required;
      return <Select {...common} comboboxProps={inPlace} allowDeselect={clearable} clearable={clearable} clearButtonProps={{ 'aria-label': t('common.clear') }} {...(clearable ? { placeholder: t('directories.any') } : {})} value={text(value) || null} onChange={onChange}
        data={field.options.map((one) => ({ value: one, label: i18n.t(`${field.words}.${one}`) }))} />;
    }
    default: return <Input.Label>{common.label}</Input.Label>;
  }
}

function ClockField({ value, onChange, ...common }: { readonly value: number | undefined; readonly onChange: (value: FieldValue) => void } & ReturnType<typeof useCommon>) {
  const [typed, setTyped] = useState(value === undefined ? '' : clockText(value));
  return <TextInput {...common} inputMode="numeric" maxLength={5} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); onChange(minuteOfText(event.currentTarget.value) ?? null); }} onBlur={() => { if (value !== undefined) setTyped(clockText(value)); }} />;
}

function EntryField(props: Props & { readonly of: DirectoryKind; readonly inBranch: boolean }) {
  const { t } = useTranslation();
  const { of, inBranch, field, values, fixed, onChange } = props, common = useCommon(props), value = values[field.name];
  const { data } = useDirectory(of);
  const offered = (data ?? []).filter((one) => (!one.retired || one.id === value) && (!inBranch || one.fields['branchId'] === values['branchId']));
  return <Select {...common} comboboxProps={inPlace} searchable disabled={fixed} clearable={!field.required} allowDeselect={!field.required} clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')}
    value={text(value) || null} onChange={onChange} data={offered.map((one) => ({ value: one.id, label: one.retired ? t('directories.retiredName', { name: one.name }) : one.name }))} />;
}

function EmployeeField(props: Props) {
  const { t } = useTranslation();
  const { field, values, onChange } = props, common = useCommon(props);
  const { data } = useStaff();
  return <Select {...common} comboboxProps={inPlace} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')} value={text(values[field.name]) || null} onChange={onChange} data={(data ?? []).map((one) => ({ value: one.id, label: one.name }))} />;
}
