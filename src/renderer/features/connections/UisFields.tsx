import { Alert, Autocomplete, NativeSelect, PasswordInput, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { phoneText } from '#shared/kernel/phone.ts';
import { doorOf, uisDoors, type UisDoor } from './drafts.ts';
import type { FieldsProps } from './fields.ts';
import classes from './connections.module.css';

export function UisFields({ draft, set, wrong, kept, checked }: FieldsProps<'uis'>) {
  const { t } = useTranslation();
  const door = doorOf(draft);
  const secret = (field: 'callSecret' | 'dataSecret', label: string) => (
    <PasswordInput label={label} placeholder={kept(field) ? t('connections.kept') : ''} autoComplete="off" value={draft[field]} error={wrong(field)} onChange={(event) => { set({ [field]: event.currentTarget.value }); }} />
  );
  return (
    <Stack gap="sm">
      <NativeSelect label={t('connections.uis.door')} description={t('connections.uis.doorHint')} value={door} data={(['uiscom', 'comagic', 'own'] as const).map((value) => ({ value, label: t(`connections.uis.doors.${value}`) }))}
        onChange={(event) => { const next = event.currentTarget.value as UisDoor; set(next === 'own' ? { callApi: '', dataApi: '' } : uisDoors[next]); }} />
      {door === 'own' && (
        <SimpleGrid cols={2} spacing="sm">
          <TextInput label={t('connections.uis.callApi')} placeholder="https://…" value={draft.callApi} error={wrong('callApi')} onChange={(event) => { set({ callApi: event.currentTarget.value }); }} />
          <TextInput label={t('connections.uis.dataApi')} placeholder="https://…" value={draft.dataApi} error={wrong('dataApi')} onChange={(event) => { set({ dataApi: event.currentTarget.value }); }} />
        </SimpleGrid>
      )}
      <div>
        <Text component="div" fw={500} id="uis-sign">{t('connections.uis.sign')}</Text>
        <SegmentedControl fullWidth aria-labelledby="uis-sign" value={draft.sign} data={[{ value: 'key', label: t('connections.uis.byKey') }, { value: 'login', label: t('connections.uis.byLogin') }]} onChange={(sign) => { set({ sign }); }} />
      </div>
      <SimpleGrid cols={2} spacing="sm">
        {draft.sign === 'login' && <TextInput label={t('connections.uis.callLogin')} autoComplete="off" value={draft.callLogin} onChange={(event) => { set({ callLogin: event.currentTarget.value }); }} />}
        {draft.sign === 'login' && <TextInput label={t('connections.uis.dataLogin')} autoComplete="off" value={draft.dataLogin} onChange={(event) => { set({ dataLogin: event.currentTarget.value }); }} />}
        {secret('callSecret', t(draft.sign === 'key' ? 'connections.uis.callKey' : 'connections.uis.callPassword'))}
        {secret('dataSecret', t(draft.sign === 'key' ? 'connections.uis.dataKey' : 'connections.uis.dataPassword'))}
      </SimpleGrid>
      <Text c="dimmed">{t('connections.uis.dataHint')}</Text>
      <Autocomplete label={t('connections.uis.line')} description={t('connections.uis.lineHint')} value={draft.line} error={wrong('line')} data={[...new Set((checked?.lines ?? []).map((one) => phoneText(one.number)))]} onChange={(line) => { set({ line }); }} />
      <People draft={draft} set={set} checked={checked} />
      <PasswordInput label={t('connections.uis.relay')} description={t('connections.uis.relayHint')} placeholder={kept('relayToken') ? t('connections.kept') : ''} autoComplete="off" value={draft.relayToken} onChange={(event) => { set({ relayToken: event.currentTarget.value }); }} />
    </Stack>
  );
}

/** Which phone of the desk each employee of the cabinet is. The list comes with «Проверить»; what is saved shows without it. */
function People({ draft, set, checked }: Pick<FieldsProps<'uis'>, 'draft' | 'set' | 'checked'>) {
  const { t } = useTranslation();
  const told = checked?.people ?? [];
  const people = [...told, ...draft.phones.filter((one) => !told.some((other) => other.id === one.employeeId)).map((one) => ({ id: one.employeeId, name: one.name, extension: undefined }))];
  const phoneOf = (id: string) => draft.phones.find((one) => one.employeeId === id)?.phone ?? '';
  const give = (id: string, name: string, phone: string) => { set({ phones: [...draft.phones.filter((one) => one.employeeId !== id), ...(phone.trim() === '' ? [] : [{ employeeId: id, name, phone: phone.trim() }])] }); };
  const unset = people.filter((one) => one.extension !== undefined && phoneOf(one.id) === '');
  return (
    <div>
      <Text fw={500}>{t('connections.uis.people')}</Text>
      <Text c="dimmed">{t('connections.uis.peopleHint')}</Text>
      {people.length === 0 ? <Alert mt="xs" variant="light">{t('connections.uis.noPeople')}</Alert> : (
        <table className={classes.people}>
          <thead><tr><th scope="col">{t('connections.uis.person')}</th><th scope="col">{t('connections.uis.phone')}</th></tr></thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.id}>
                <td>{one.name || one.id}{one.extension !== undefined && <Text component="span" c="dimmed">{` · ${t('connections.uis.extension', { extension: one.extension })}`}</Text>}</td>
                <td><TextInput aria-label={t('connections.uis.phoneOf', { name: one.name || one.id })} placeholder={one.extension ?? ''} value={phoneOf(one.id)} onChange={(event) => { give(one.id, one.name, event.currentTarget.value); }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unset.length > 0 && (
        <button type="button" className="mantine-focus-auto" style={{ minHeight: '2rem', color: 'var(--mantine-color-anchor)', background: 'none', border: 0, padding: 0, cursor: 'pointer', font: 'inherit' }}
          onClick={() => { set({ phones: [...draft.phones, ...unset.map((one) => ({ employeeId: one.id, name: one.name, phone: one.extension! }))] }); }}>{t('connections.uis.takeExtensions')}</button>
      )}
    </div>
  );
}
