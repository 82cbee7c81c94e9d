import { Input, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Employee, EmployeeInput } from '#shared/staff/contract.ts';
import { grantable, mayHold, type Grantable } from '#shared/staff/rights.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useRoles } from './queries.ts';

interface Props { readonly input: EmployeeInput; readonly employee: Employee | undefined; readonly onChange: (grants: Grantable[]) => void }

/** Rights of this one person besides the role's: given by the system administrator alone. */
export function Grants({ input, employee, onChange }: Props) {
  const { t } = useTranslation();
  const { data: roles } = useRoles();
  const mayGive = useRight('roles.write');
  const role = roles?.find((one) => (input.roleId === null ? one.id === undefined && one.base === input.role : one.id === input.roleId));
  const known = role ? grantable.filter((right) => mayHold(role.base, right)) : [];
  if (!role || known.length === 0) return null;
  const given = input.grants ?? employee?.grants ?? [];
  return (
    <Input.Wrapper style={{ gridColumn: '1 / -1' }} labelElement="div" label={t('staff.grants')} description={t(mayGive ? 'staff.grantsHint' : 'staff.grantsBySystem')}>
      {known.map((right) => {
        const byRole = role.rights.includes(right), label = t(`staff.rights.${right.replace('.', '_')}`);
        return (
          <Switch key={right} mt={6} disabled={!mayGive || byRole} label={byRole ? `${label} (${t('staff.byRole')})` : label} checked={byRole || given.includes(right)}
            onChange={(event) => { onChange(event.currentTarget.checked ? [...given, right] : given.filter((one) => one !== right)); }} />
        );
      })}
    </Input.Wrapper>
  );
}
