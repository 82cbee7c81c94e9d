import { Alert, Tabs, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../ipc/desk-store.ts';
import { EmployeeList } from './EmployeeList.tsx';
import { RoleTable } from './RoleTable.tsx';
import classes from './staff.module.css';

/** «Сотрудники и права»: who works here and signs in, and what each role may do. */
export function StaffPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('staff.title')}</Title>
      {me?.role === 'systemAdministrator' && <Alert color="orange" variant="light" icon={<IconShieldLock size={20} aria-hidden />} maw="60rem" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('staff.systemMode')}</Alert>}
      <Tabs defaultValue="employees" keepMounted={false}>
        <Tabs.List aria-label={t('staff.title')}>
          <Tabs.Tab value="employees" mih={36}>{t('staff.employees')}</Tabs.Tab>
          <Tabs.Tab value="roles" mih={36}>{t('staff.roles')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="employees" pt="md"><EmployeeList /></Tabs.Panel>
        <Tabs.Panel value="roles" pt="md"><RoleTable /></Tabs.Panel>
      </Tabs>
    </div>
  );
}
