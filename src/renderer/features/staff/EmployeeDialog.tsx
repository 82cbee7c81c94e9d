import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Select, SimpleGrid, TagsInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import type { Employee, EmployeeInput } from '#shared/staff/contract.ts';
import { roles as bases, type Role } from '#shared/staff/rights.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { inPlace } from '../../ui/in-place.ts';
import { Grants } from './Grants.tsx';
import { LinkedCard } from './LinkedCard.tsx';
import { useRoles } from './queries.ts';

interface Props { readonly open: Employee | 'new' | undefined; readonly onClose: () => void; /** `undefined` where nothing is left to do; a new login goes on to its password. */ readonly onSaved: (next: Employee | undefined) => void }
type Result = Awaited<ReturnType<typeof client.staff.save>>;

/** An employee: the name, the phones, and how they sign in. */
export function EmployeeDialog({ open, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={open !== undefined} onClose={onClose} size="lg" title={open === undefined ? '' : open === 'new' ? t('staff.add') : open.name} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {open !== undefined && <EmployeeForm key={open === 'new' ? 'new' : open.id} employee={open === 'new' ? undefined : open} onClose={onClose} onSaved={onSaved} />}
    </Modal>
  );
}

const inputOf = (employee: Employee | undefined): EmployeeInput => ({
  surname: employee?.surname ?? '', firstName: employee?.firstName ?? '', patronymic: employee?.patronymic ?? '', login: employee?.login ?? null, role: employee?.role ?? null, roleId: employee?.roleId ?? null, phones: employee?.phones ?? [],
});

function EmployeeForm({ employee, onClose, onSaved }: { readonly employee: Employee | undefined; readonly onClose: () => void; readonly onSaved: Props['onSaved'] }) {
  const { t } = useTranslation();
  const { data: roles } = useRoles();
  const readsCards = useRight('patients.read');
  const [values, setValues] = useState<EmployeeInput>(inputOf(employee));
  const [tried, setTried] = useState(false), [said, setSaid] = useState<Exclude<Result, { kind: 'saved' }>>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => client.staff.save({ ...(employee ? { id: employee.id } : {}), fields: { ...values, login: values.login?.trim() || null } }),
    onSuccess: (result) => {
      if (result.kind !== 'saved') { setSaid(result); return; }
      const name = `${values.surname} ${values.firstName}`.trim(), login = values.login?.trim();
      onSaved(login && !employee?.hasPassword ? { ...values, id: result.id, name, login, hasPassword: false, grants: [], retired: false, role: undefined, roleId: undefined, patientId: undefined } : undefined);
    },
  });
  const set = (change: Partial<EmployeeInput>): void => { setValues((known) => ({ ...known, ...change })); setSaid(undefined); };
  const noSurname = values.surname.trim() === '', noRole = Boolean(values.login?.trim()) && values.role === null && values.roleId === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!noSurname && !noRole) mutate();
    else document.querySelector<HTMLElement>(noSurname ? '#employee-surname' : '#employee-role')?.focus();
  };
  const name = (key: 'surname' | 'firstName' | 'patronymic') => ({ label: t(`card.${key}`), maxLength: 100, value: values[key], onChange: (event: { currentTarget: { value: string } }) => { set({ [key]: event.currentTarget.value }); } });
  const own = roles?.filter((role) => role.id !== undefined && (!role.retired || role.id === employee?.roleId)) ?? [];
  return (
    <form noValidate onSubmit={submit} aria-label={t('staff.employee')}>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
        <TextInput id="employee-surname" {...name('surname')} required data-autofocus error={tried && noSurname ? t('card.noSurname') : undefined} style={{ gridColumn: '1 / -1' }} />
        <TextInput {...name('firstName')} /><TextInput {...name('patronymic')} />
        <TagsInput style={{ gridColumn: '1 / -1' }} label={t('staff.phones')} description={t('staff.phonesHint')} comboboxProps={inPlace} splitChars={[',', ';']} acceptValueOnBlur clearable={false}
          value={values.phones.map((phone) => (/^\+\d+$/.test(phone) ? phoneText(phone) : phone))} onChange={(next) => { set({ phones: next.map((one) => parsePhone(one).e164 ?? one.trim()) }); }}
          error={said?.kind === 'phone-taken' ? t('staff.phoneTaken', { phone: said.phone.startsWith('+') ? phoneText(said.phone) : said.phone, name: said.by }) : said?.kind === 'phone-wrong' ? t('staff.phoneWrong', { phone: said.phone }) : undefined} />
        <TextInput label={t('staff.login')} description={t('staff.loginHint')} maxLength={100} autoComplete="off" value={values.login ?? ''} onChange={(event) => { set({ login: event.currentTarget.value }); }} error={said?.kind === 'login-taken' ? t('staff.loginTaken', { name: said.by }) : undefined} />
        <Select id="employee-role" label={t('staff.role')} description={t('staff.roleHint')} comboboxProps={inPlace} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} placeholder={t('staff.noRole')} error={tried && noRole ? t('staff.roleNeeded') : undefined}
          value={values.roleId ?? values.role} onChange={(value) => { const base = bases.find((one) => one === value); set(base === undefined ? { role: null, roleId: value } : { role: base satisfies Role, roleId: null }); }}
          data={[{ group: t('staff.builtIn'), items: bases.map((base) => ({ value: base, label: t(`role.${base}`) })) }, ...(own.length ? [{ group: t('staff.ownRoles'), items: own.map((role) => ({ value: role.id!, label: role.name ?? '' })) }] : [])]} />
        <Grants input={values} employee={employee} onChange={(grants) => { set({ grants }); }} />
        {readsCards && <div style={{ gridColumn: '1 / -1' }}><LinkedCard patientId={values.patientId === undefined ? employee?.patientId : values.patientId ?? undefined} name={values.patientId === undefined ? employee?.patientName : undefined} onChange={(patientId) => { set({ patientId }); }} /></div>}
      </SimpleGrid>
      {said?.kind === 'refused' && <Alert mt="md" color="orange" variant="light" role="alert" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t(`staff.refused.${said.why}`)}</Alert>}
      {error && <Text c="var(--mantine-color-error)" role="alert" mt="md">{errorText(error)}</Text>}
      <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>{t('common.cancel')}</Button><Button type="submit" loading={isPending}>{t('common.save')}</Button></Group>
    </form>
  );
}
