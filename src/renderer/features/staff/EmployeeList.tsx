import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, Group, Switch, Table, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconKey, IconPlus, IconSearch, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { normaliseName } from '#shared/kernel/normalise.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import type { Employee } from '#shared/staff/contract.ts';
import { client } from '../../ipc/client.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { EmployeeDialog } from './EmployeeDialog.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { useEmployees, useRoles } from './queries.ts';
import classes from './staff.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** Everybody who works here; those who left on demand. */
export function EmployeeList() {
  const { t } = useTranslation();
  const { data } = useEmployees(), { data: roles } = useRoles();
  const me = useMe();
  const [text, setText] = useState(''), [withRetired, setWithRetired] = useState(false);
  const [open, setOpen] = useState<Employee | 'new'>(), [secret, setSecret] = useState<Employee>();
  const { mutate: setRetired } = useMutation({
    mutationFn: ({ id, retired }: { readonly id: string; readonly retired: boolean }) => (retired ? client.staff.retire({ id }) : client.staff.restore({ id })),
    onSuccess: (result) => { if (result.kind === 'refused') tell('warn', t(`staff.refused.${result.why}`)); },
  });
  if (!data) return null;
  const words = normaliseName(text).split(/\s+/).filter(Boolean), gone = data.filter((one) => one.retired).length;
  const shown = data.filter((one) => (withRetired || !one.retired) && words.every((word) => normaliseName(`${one.name} ${one.patronymic} ${one.login ?? ''}`).includes(word)));
  const roleOf = (one: Employee): string => (one.roleId ? roles?.find((role) => role.id === one.roleId)?.name ?? t('staff.noRole') : one.role ? t(`role.${one.role}`) : t('staff.noRole'));
  const tool = (label: string, run: () => void, mark: React.ReactNode) => <Tip label={label}><ActionIcon aria-label={label} onClick={run}>{mark}</ActionIcon></Tip>;
  return (
    <>
      <Group mb="sm" justify="space-between">
        <Group>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { setOpen('new'); }}>{t('staff.add')}</Button>
          <TextInput w="16rem" aria-label={t('staff.search')} placeholder={t('staff.search')} leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => { setText(event.currentTarget.value); }} />
        </Group>
        {gone > 0 && <Switch label={t('staff.withRetired', { count: gone })} checked={withRetired} onChange={(event) => { setWithRetired(event.currentTarget.checked); }} />}
      </Group>
      <Table.ScrollContainer minWidth={720} className={classes.box} scrollAreaProps={{ viewportProps: { tabIndex: -1 } }}>
        <Table verticalSpacing={6} highlightOnHover aria-label={t('staff.employees')}>
          <Table.Thead><Table.Tr>{(['name', 'role', 'login', 'phones'] as const).map((column) => <Table.Th key={column} scope="col">{t(`staff.column.${column}`)}</Table.Th>)}<Table.Th scope="col" ta="right">{t('staff.column.deeds')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map((one) => (
              <Table.Tr key={one.id} data-retired={one.retired || undefined} className={classes.person} data-employee={one.id}>
                <Table.Td><UnstyledButton className={classes.name} onClick={() => { setOpen(one); }}>{one.name}</UnstyledButton></Table.Td>
                <Table.Td>{one.retired ? t('staff.retired') : roleOf(one)}</Table.Td>
                <Table.Td>{one.login ?? t('common.dash')}{one.login && !one.hasPassword ? ` · ${t('staff.noPassword')}` : ''}</Table.Td>
                <Table.Td>{one.phones.length ? one.phones.map((phone) => (phone.startsWith('+') ? phoneText(phone) : phone)).join(', ') : t('common.dash')}</Table.Td>
                <Table.Td>
                  <Group gap={2} justify="flex-end" wrap="nowrap">
                    {one.login && !one.retired && tool(t('staff.passwordOf', { name: one.name }), () => { setSecret(one); }, <IconKey {...icon} />)}
                    {one.retired ? tool(t('staff.restoreOf', { name: one.name }), () => { setRetired({ id: one.id, retired: false }); }, <IconArrowBackUp {...icon} />)
                      : one.id !== me?.employeeId && tool(t('staff.retireOf', { name: one.name }), () => { setRetired({ id: one.id, retired: true }); }, <IconUserOff {...icon} />)}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
            {shown.length === 0 && <Table.Tr><Table.Td colSpan={5}>{t('common.nothing')}</Table.Td></Table.Tr>}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <EmployeeDialog open={open} onClose={() => { setOpen(undefined); }} onSaved={(saved) => { setOpen(undefined); if (saved) setSecret(saved); }} />
      <PasswordDialog employee={secret} onClose={() => { setSecret(undefined); }} />
    </>
  );
}
