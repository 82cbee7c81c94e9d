import { Alert, Button, Checkbox, Group, SegmentedControl, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportDraft } from '#shared/import/contract.ts';
import { fieldsOf, importKinds, missingOf, type ImportField, type Mapping } from '#shared/import/fields.ts';
import { guessMapping } from '#shared/import/guess.ts';
import { client } from '../../ipc/client.ts';
import { useDirectories } from '../directories/index.ts';
import { useImport } from './import-store.ts';
import { useDeed } from './queries.ts';
import { SavedMappings } from './SavedMappings.tsx';
import classes from './import.module.css';

const encodings = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'ibm866', 'koi8-r'] as const;
const separators = [';', ',', '\t', '|'] as const;

/** How the file is read, which column is what, and the first rows of it. */
export function MappingStep({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation();
  const { kind, mapping, addDoctors, branchId, set, open, take } = useImport();
  const { data: directories } = useDirectories();
  const missing = missingOf(kind, mapping);
  const look = useDeed((wish: Parameters<typeof client.import.look>[0]['wish']) => client.import.look({ importId: draft.importId, wish, kind }), (looked) => {
    if (looked.kind === 'chosen') take(looked.draft);
  });
  const check = useDeed(() => client.import.check({ importId: draft.importId, kind, mapping: { ...mapping }, addDoctors, ...(branchId ? { branchId } : {}) }), () => {
    useImport.setState({ draft: undefined });
  });
  const choose = (field: ImportField, column: string | null) => {
    const rest = Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== field)) as Mapping;
    set({ mapping: column === null || column === '' ? rest : { ...rest, [field]: Number(column) } });
  };
  const columns = [{ value: '', label: t('importing.noColumn') }, ...draft.headings.map((heading, n) => ({ value: String(n), label: heading }))];
  const branches = directories?.branches ?? [];
  const refused = look.data?.kind === 'refused' ? look.data : undefined;
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <Button variant="subtle" color="gray" px="xs" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => { open(undefined); }}>{t('importing.back')}</Button>
        <Title order={1} fz="1.375rem">{draft.fileName}</Title>
      </Group>
      <section aria-label={t('importing.reading')} className={classes.facts}>
        {draft.format === 'csv' ? (
          <>
            <Select label={t('importing.encoding')} allowDeselect={false} value={draft.encoding} data={encodings.map((value) => ({ value, label: t(`importing.encodings.${value}`) }))} onChange={(value) => { look.mutate({ encoding: value ?? 'utf-8' }); }} />
            <Select label={t('importing.separator')} allowDeselect={false} value={draft.separator} data={separators.map((value, n) => ({ value, label: t(`importing.separators.${String(n)}`) }))} onChange={(value) => { look.mutate({ separator: value ?? ';' }); }} />
          </>
        ) : <Select label={t('importing.sheet')} allowDeselect={false} value={draft.sheet} data={draft.sheets} onChange={(value) => { look.mutate({ sheet: value ?? '' }); }} />}
        <Checkbox mt="1.9rem" label={t('importing.header')} checked={draft.header} onChange={(event) => { look.mutate({ header: event.currentTarget.checked }); }} />
      </section>
      {refused && <Alert color="red" role="alert">{t(`importing.words.file.${refused.problem}`)}</Alert>}
      <Stack gap={4}>
        <Text component="span" fw={600}>{t('importing.whatIsIt')}</Text>
        <Group><SegmentedControl aria-label={t('importing.whatIsIt')} value={kind} data={importKinds.map((value) => ({ value, label: t(`importing.words.kind.${value}`) }))} onChange={(value) => {
          const next = value;
          set({ kind: next, mapping: draft.header ? guessMapping(draft.headings, next) : {} });
        }} /></Group>
      </Stack>
      <Sample draft={draft} mapping={mapping} />
      <section aria-labelledby="import-columns">
        <Group justify="space-between" mb="xs" align="flex-end">
          <Title order={2} fz="1rem" id="import-columns">{t('importing.columns')}</Title>
          <SavedMappings draft={draft} />
        </Group>
        <div className={classes.fields}>
          {fieldsOf[kind].map((field) => (
            <Select key={field} label={t(`importing.words.field.${field}`)} allowDeselect={false} value={mapping[field] === undefined ? '' : String(mapping[field])} data={columns} onChange={(value) => { choose(field, value); }} data-field={field} />
          ))}
        </div>
      </section>
      {kind === 'appointments' && (
        <Group gap="xl" align="flex-end">
          <Checkbox label={t('importing.addDoctors')} description={t('importing.addDoctorsHint')} checked={addDoctors} onChange={(event) => { set({ addDoctors: event.currentTarget.checked }); }} />
          {branches.length > 1 && <Select label={t('importing.branch')} allowDeselect={false} value={branchId ?? directories?.branch.id ?? null} data={branches.map(({ id, name }) => ({ value: id, label: name }))} onChange={(value) => { set({ branchId: value ?? undefined }); }} />}
        </Group>
      )}
      {missing.length > 0 && <Alert color="orange" variant="light" role="status">{t('importing.missing', { columns: missing.map((group) => group.map((field) => `«${t(`importing.words.field.${field}`)}»`).join(` ${t('importing.or')} `)).join(', ') })}</Alert>}
      <Group>
        <Button leftSection={<IconChecks size={18} aria-hidden />} disabled={missing.length > 0} loading={check.isPending} onClick={() => { check.mutate(undefined); }}>{t('importing.check')}</Button>
        <Text c="dimmed">{t('importing.checkHint')}</Text>
      </Group>
    </>
  );
}

function Sample({ draft, mapping }: { readonly draft: ImportDraft; readonly mapping: Mapping }) {
  const { t } = useTranslation();
  const fieldAt = (column: number): ImportField | undefined => (Object.keys(mapping) as ImportField[]).find((field) => mapping[field] === column);
  return (
    <div className={classes.sample} tabIndex={0} role="region" aria-label={t('importing.sample')}>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {draft.headings.map((heading, n) => {
              const field = fieldAt(n);
              return <Table.Th key={n}><Text fw={600} component="span" display="block">{heading}</Text><Text component="span" fz="sm" display="block" {...(field ? { className: classes.taken } : { c: 'dimmed' })}>{field ? t(`importing.words.field.${field}`) : t('importing.notTaken')}</Text></Table.Th>;
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{draft.sample.map((row, n) => <Table.Tr key={n}>{row.map((cell, c) => <Table.Td key={c}>{cell}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
      </Table>
    </div>
  );
}
