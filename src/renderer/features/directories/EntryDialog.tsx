import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Anchor, Button, Group, Modal, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntry, SaveResult } from '#shared/directories/contract.ts';
import { titleFieldOf, type DirectoryKind } from '#shared/directories/kinds.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';
import { FieldInput } from './FieldInput.tsx';
import { blankOf, fieldsOf, problemsOf, type FieldValues } from './fields.ts';
import { useDirectories } from './queries.ts';

interface Props { readonly kind: DirectoryKind; readonly open: DirectoryEntry | 'new' | undefined; readonly onClose: () => void; readonly onRestore: (id: string) => void }

/** An entry of a directory, new or known; Ctrl+Enter saves it and begins the next one. */
export function EntryDialog({ kind, open, onClose, onRestore }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={open !== undefined} onClose={onClose} size="lg" title={open === undefined ? '' : open === 'new' ? t(`directories.add.${kind}`) : open.name} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {open !== undefined && <EntryForm key={open === 'new' ? 'new' : open.id} kind={kind} entry={open === 'new' ? undefined : open} onClose={onClose} onRestore={onRestore} />}
    </Modal>
  );
}

function EntryForm({ kind, entry, onClose, onRestore }: { readonly kind: DirectoryKind; readonly entry: DirectoryEntry | undefined; readonly onClose: () => void; readonly onRestore: (id: string) => void }) {
  const { t } = useTranslation();
  const { data: all } = useDirectories();
  const blank = blankOf(kind, { branchId: all?.branch.id });
  const [values, setValues] = useState<FieldValues>(entry?.fields ?? blank);
  const [tried, setTried] = useState(false);
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<Exclude<SaveResult, { kind: 'saved' }>>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (more: boolean) => ({ more, result: await client.directories.save({ kind, ...(entry ? { id: entry.id } : {}), fields: values } as never) }),
    onSuccess: ({ more, result }) => {
      if (result.kind !== 'saved') { setSaid(result); return; }
      if (!more) { onClose(); return; }
      tell('done', t('directories.saved'));
      setValues(blank);
      setTried(false);
      setRound(round + 1); // a fresh form with the focus in its first field
    },
  });
  const fields = fieldsOf[kind].filter((field) => field.shown?.(values) !== false), problems = problemsOf(kind, values);
  const save = (more: boolean): void => {
    setTried(true);
    setSaid(undefined);
    const [first] = fields.filter((field) => problems[field.name]);
    if (!first) mutate(more);
    else document.querySelector<HTMLElement>(`#entry-${first.name}`)?.focus();
  };
  const submit = (event: FormEvent): void => { event.preventDefault(); save(false); };
  return (
    <form key={round} noValidate onSubmit={submit} aria-label={t(`directories.kind.${kind}`)} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) { event.preventDefault(); save(!entry); } }}>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
        {fields.map((field, n) => (
          <div key={field.name} style={field.wide ? { gridColumn: '1 / -1' } : undefined}>
            <FieldInput kind={kind} field={field} values={values} fixed={entry !== undefined && field.input === 'entry' && field.fixed === true} autoFocus={n === 0}
              error={tried && problems[field.name] ? t(`directories.problem.${problems[field.name]!}`) : said?.kind === 'same-name' && field.name === titleFieldOf[kind] ? t('directories.sameName') : said?.kind === 'line-taken' && field.name === 'lines' ? t('directories.lineTaken', { number: phoneText(said.e164), name: said.by }) : undefined}
              onChange={(value) => { setValues((known) => ({ ...known, [field.name]: value, ...(field.name === 'branchId' && kind === 'doctor' ? { chairId: null } : {}) })); setSaid(undefined); }} />
          </div>
        ))}
      </SimpleGrid>
      {said?.kind === 'same-name' && said.retired && (
        <Alert mt="md" color="orange" variant="light" role="alert" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
          {t('directories.sameNameRetired')} <Anchor component="button" type="button" mih={32} onClick={() => { onRestore(said.id); onClose(); }}>{t('directories.bringBack')}</Anchor>
        </Alert>
      )}
      {error && <Text c="var(--mantine-color-error)" role="alert" mt="md">{errorText(error)}</Text>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
        {!entry && <Button variant="light" loading={isPending} aria-keyshortcuts="Control+Enter" onClick={() => { save(true); }}>{t('directories.saveMore')}</Button>}
        <Button type="submit" loading={isPending}>{t('common.save')}</Button>
      </Group>
    </form>
  );
}
