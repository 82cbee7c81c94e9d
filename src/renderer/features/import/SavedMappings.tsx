import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDraft } from '#shared/import/contract.ts';
import type { Mapping } from '#shared/import/fields.ts';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';
import { useImport } from './import-store.ts';
import { useDeed, useMappings } from './queries.ts';

/** Mappings kept by name: the next file of the same program needs no work. Columns are found again by their headings. */
export function SavedMappings({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation();
  const { kind, mapping, set } = useImport();
  const { data: saved = [] } = useMappings();
  const [name, setName] = useState(''), [asking, setAsking] = useState(false);
  const save = useDeed(() => client.import.saveMapping({ importId: draft.importId, name, kind, mapping: { ...mapping } }), () => {
    setAsking(false);
    tell('done', t('importing.mappingSaved', { name }));
  });
  const use = (chosen: string | null) => {
    const found = saved.find((one) => `${one.kind} ${one.name}` === chosen);
    if (!found) return;
    const columns = Object.entries(found.fields).flatMap(([field, heading]) => {
      const column = draft.headings.indexOf(heading);
      return column < 0 ? [] : [[field, column] as const];
    });
    set({ kind: found.kind, mapping: Object.fromEntries(columns) as Mapping });
  };
  return (
    <Group gap="xs">
      {saved.length > 0 && <Select aria-label={t('importing.savedMappings')} placeholder={t('importing.savedMappings')} value={null} data={saved.map((one) => ({ value: `${one.kind} ${one.name}`, label: `${one.name} · ${t(`importing.words.kind.${one.kind}`)}` }))} onChange={use} />}
      <Popover opened={asking} onChange={setAsking} trapFocus returnFocus withinPortal position="bottom-end" width={320}>
        <Popover.Target><Button variant="default" leftSection={<IconDeviceFloppy size={18} aria-hidden />} onClick={() => { setAsking(true); }}>{t('importing.saveMapping')}</Button></Popover.Target>
        <Popover.Dropdown aria-label={t('importing.saveMapping')}>
          <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) save.mutate(undefined); }}>
            <Stack gap="sm">
              <TextInput label={t('importing.mappingName')} placeholder={t('importing.mappingNameHint')} value={name} maxLength={100} data-autofocus onChange={(event) => { setName(event.currentTarget.value); }} />
              <Button type="submit" loading={save.isPending} disabled={!name.trim()}>{t('importing.save')}</Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
