import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Fieldset, Group, Modal, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rightGroups, type RightGroup } from '#shared/staff/groups.ts';
import { mayHold, type Right, type Role } from '#shared/staff/rights.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';

export interface RoleDraft { readonly id?: string; readonly base: Role; readonly name: string; readonly rights: readonly Right[] }
const groups = Object.keys(rightGroups) as RightGroup[];

/** A role of the clinic's own: a name and a tick for every right. What a role of this kind may never hold is not offered. */
export function RoleDialog({ draft, onClose }: { readonly draft: RoleDraft | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={draft !== undefined} onClose={onClose} size="xl" title={draft === undefined ? '' : draft.id === undefined ? t('staff.newRole', { base: t(`role.${draft.base}`) }) : draft.name} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {draft && <RoleForm key={draft.id ?? draft.base} draft={draft} onClose={onClose} />}
    </Modal>
  );
}

function RoleForm({ draft, onClose }: { readonly draft: RoleDraft; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(draft.name), [ticks, setTicks] = useState<readonly Right[]>(draft.rights), [tried, setTried] = useState(false);
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: () => client.staff.saveRole({ ...(draft.id === undefined ? {} : { id: draft.id }), base: draft.base, name: name.trim(), rights: [...ticks] }),
    onSuccess: (result) => { if (result.kind === 'saved') onClose(); },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) mutate();
    else document.querySelector<HTMLElement>('#role-name')?.focus();
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t('staff.roleForm')}>
      <TextInput id="role-name" data-autofocus label={t('staff.roleName')} required maxLength={100} value={name} onChange={(event) => { setName(event.currentTarget.value); reset(); }} error={tried && !name.trim() ? t('directories.problem.required') : data?.kind === 'same-name' ? t('directories.sameName') : undefined} />
      <Text c="dimmed" my="sm">{t('staff.actsAtOnce')}</Text>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
        {groups.flatMap((group) => {
          const offered = rightGroups[group].filter((right) => mayHold(draft.base, right));
          return offered.length === 0 ? [] : [(
            <Fieldset key={group} legend={t(`staff.group.${group}`)} py="xs">
              {offered.map((right) => <Checkbox key={right} my={6} label={t(`staff.rights.${right.replace('.', '_')}`)} checked={ticks.includes(right)} onChange={(event) => { setTicks(event.currentTarget.checked ? [...ticks, right] : ticks.filter((one) => one !== right)); reset(); }} />)}
            </Fieldset>
          )];
        })}
      </SimpleGrid>
      {data?.kind === 'refused' && <Alert mt="md" color="orange" variant="light" role="alert" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t(`staff.refused.${data.why}`)}</Alert>}
      {error && <Text c="var(--mantine-color-error)" role="alert" mt="md">{errorText(error)}</Text>}
      <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
    </form>
  );
}
