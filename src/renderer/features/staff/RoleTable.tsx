import { Fragment, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Button, Group, Menu, Switch, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCheck, IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoleRow } from '#shared/staff/contract.ts';
import { rightGroups, type RightGroup } from '#shared/staff/groups.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { tell } from '../../ui/tell.ts';
import { RoleDialog, type RoleDraft } from './RoleDialog.tsx';
import { useRoles } from './queries.ts';
import classes from './staff.module.css';

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
const groups = Object.keys(rightGroups) as RightGroup[];

/** Rights by role, line by line; the clinic's own roles stand beside the four they are copied from. */
export function RoleTable() {
  const { t } = useTranslation();
  const { data } = useRoles();
  const mayChange = useRight('roles.write');
  const [open, setOpen] = useState<RoleDraft>(), [withRetired, setWithRetired] = useState(false);
  const { mutate: setRetired } = useMutation({
    mutationFn: ({ id, retired }: { readonly id: string; readonly retired: boolean }) => (retired ? client.staff.retireRole({ id }) : client.staff.restoreRole({ id })),
    onSuccess: (result) => {
      if (result.kind === 'in-use') tell('warn', t('staff.roleInUse', { count: result.users }));
      else if (result.kind === 'refused') tell('warn', t(`staff.refused.${result.why}`));
    },
  });
  if (!data) return null;
  const shown = data.filter((role) => withRetired || !role.retired), gone = data.filter((role) => role.retired).length;
  const nameOf = (role: RoleRow): string => role.name ?? t(`role.${role.base}`);
  const tool = (label: string, run: () => void, mark: React.ReactNode) => <Tip label={label}><ActionIcon aria-label={label} onClick={run}>{mark}</ActionIcon></Tip>;
  return (
    <>
      <Group mb="sm" justify="space-between">
        {mayChange ? (
          <Menu position="bottom-start">
            <Menu.Target><Button leftSection={<IconPlus size={18} aria-hidden />}>{t('staff.addRole')}</Button></Menu.Target>
            <Menu.Dropdown aria-label={t('staff.addRole')}>
              <Menu.Label>{t('staff.copyOf')}</Menu.Label>
              {data.filter((role) => !role.retired).map((role) => <Menu.Item key={role.id ?? role.base} leftSection={<IconCopy {...icon} />} onClick={() => { setOpen({ base: role.base, name: '', rights: role.rights }); }}>{nameOf(role)}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        ) : <Text c="dimmed" maw="46rem">{t('staff.rolesBySystem')}</Text>}
        {gone > 0 && <Switch label={t('staff.withRetired', { count: gone })} checked={withRetired} onChange={(event) => { setWithRetired(event.currentTarget.checked); }} />}
      </Group>
      <div className={`${classes.box} ${classes.matrix}`} tabIndex={0} role="region" aria-label={t('staff.roles')}>
        <Table verticalSpacing={5} stickyHeader withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('staff.right')}</Table.Th>
              {shown.map((role) => (
                <Table.Th key={role.id ?? role.base} scope="col" className={classes.roleHead} data-role={nameOf(role)}>
                  <div>{nameOf(role)}</div>
                  <Text c="dimmed" fw={400}>{role.retired ? t('staff.roleRetired') : t('staff.users', { count: role.users })}</Text>
                  {role.id !== undefined && mayChange && (
                    <Group gap={0} justify="center" wrap="nowrap">
                      {tool(t('staff.changeOf', { name: nameOf(role) }), () => { setOpen({ id: role.id!, base: role.base, name: role.name ?? '', rights: role.rights }); }, <IconPencil {...icon} />)}
                      {role.retired ? tool(t('staff.restoreOf', { name: nameOf(role) }), () => { setRetired({ id: role.id!, retired: false }); }, <IconArrowBackUp {...icon} />)
                        : tool(t('staff.retireRoleOf', { name: nameOf(role) }), () => { setRetired({ id: role.id!, retired: true }); }, <IconArchive {...icon} />)}
                    </Group>
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map((group) => (
              <Fragment key={group}>
                <Table.Tr className={classes.group}><Table.Th scope="rowgroup" colSpan={shown.length + 1}>{t(`staff.group.${group}`)}</Table.Th></Table.Tr>
                {rightGroups[group].map((right) => (
                  <Table.Tr key={right}>
                    <Table.Th scope="row" fw={450}>{t(`staff.rights.${right.replace('.', '_')}`)}</Table.Th>
                    {shown.map((role) => <Table.Td key={role.id ?? role.base} ta="center">{role.rights.includes(right) ? <><IconCheck size={20} stroke={2.2} aria-hidden className={classes.tick} /><VisuallyHidden>{t('staff.may')}</VisuallyHidden></> : <><span aria-hidden className={classes.no}>{t('common.dash')}</span><VisuallyHidden>{t('staff.mayNot')}</VisuallyHidden></>}</Table.Td>)}
                  </Table.Tr>
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <RoleDialog draft={open} onClose={() => { setOpen(undefined); }} />
    </>
  );
}
