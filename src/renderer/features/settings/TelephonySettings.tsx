import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Fieldset, Group, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { PhoneWizard, SuspendSwitch } from '../telephony/index.ts';
import classes from './settings.module.css';

type Account = Parameters<typeof client.settings.setSip>[0]['accounts'][number];
const dialModes = ['auto', 'refer', 'threePcc', 'off'] as const;
const blank: Account = { extension: '', user: '', password: '', server: '', domain: '', watchDialog: true, dial: 'auto', dialAs: 'e164' };

/** Which extensions of the exchange this PC watches, and whether they are registered now. */
export function TelephonySettings() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings', 'sip'], queryFn: () => client.settings.sip(null) });
  const { data: about } = useQuery({ queryKey: ['settings', 'about'], queryFn: () => client.settings.about(null) });
  if (!data) return null;
  const accounts = data.accounts.map((a) => ({ ...a, password: '' }));
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('telephonySettings.title')}</Title>
      <Text c="dimmed" maw="46rem">{t('telephonySettings.intro')}</Text>
      {about?.demo && <Alert variant="light">{t('telephonySettings.demo')}</Alert>}
      <SuspendSwitch />
      <LineState />
      <PhoneWizard />
      <Accounts key={JSON.stringify(accounts)} initial={accounts} />
    </div>
  );
}

function LineState() {
  const { t } = useTranslation();
  const version = useDesk((s) => s.snapshot?.telephony.state);
  const { data } = useQuery({ queryKey: ['phones', 'health', version], queryFn: () => client.telephony.health(null), refetchInterval: 3000 });
  if (!data?.length) return null;
  return (
    <section aria-label={t('telephonySettings.lines')} className={classes.states}>
      {data.map((line) => (
        <div key={line.connectorId}>
          <Text fw={600}>{t(`health.${line.state}`)}</Text>
          {line.code && <Text c="dimmed">{t([`telephonySettings.code.${line.code}`, `connections.code.${line.code}`, 'telephonySettings.code.other'], { count: 0, minutes: 0 })}</Text>}
          <Text c="dimmed">{line.phones.map((p) => `${p.phone}: ${t(p.registered ? 'telephonySettings.registered' : 'telephonySettings.notRegistered')}`).join(' · ')}</Text>
        </div>
      ))}
    </section>
  );
}

const wrongOf = (a: Account) => ({
  extension: /^[\w.+-]{1,64}$/.test(a.extension) ? undefined : 'badExtension', user: a.user ? undefined : 'required',
  server: /^(wss?|tcp|tls):\/\/.+/.test(a.server) ? undefined : 'badServer', domain: a.domain ? undefined : 'required',
} as const);

function Accounts({ initial }: { readonly initial: readonly Account[] }) {
  const { t } = useTranslation();
  const [accounts, setAccounts] = useState<readonly Account[]>(initial);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => client.settings.setSip({ accounts: [...accounts] }) });
  const set = (n: number, change: Partial<Account>) => { setAccounts((old) => old.map((a, i) => (i === n ? { ...a, ...change } : a))); };
  const save = () => {
    setTried(true);
    if (accounts.every((a) => Object.values(wrongOf(a)).every((w) => w === undefined))) mutate();
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Stack gap="md" maw="46rem">
        {accounts.length === 0 && <Text>{t('telephonySettings.none')}</Text>}
        {accounts.map((account, n) => {
          const wrong = wrongOf(account);
          const text = (key: 'extension' | 'user' | 'server' | 'domain') => ({
            label: t(`telephonySettings.${key}`), value: account[key], error: tried && wrong[key] ? t(`telephonySettings.${wrong[key]}`) : undefined,
            onChange: (event: { currentTarget: { value: string } }) => { set(n, { [key]: event.currentTarget.value }); },
          });
          return (
            <Fieldset key={n} legend={account.extension ? t('telephonySettings.account', { extension: account.extension }) : t('telephonySettings.newAccount')}>
              <SimpleGrid cols={2} spacing="sm">
                <TextInput {...text('extension')} /><TextInput {...text('user')} />
                <TextInput {...text('server')} placeholder={t('telephonySettings.serverHint')} /><TextInput {...text('domain')} />
                <PasswordInput label={t('telephonySettings.password')} placeholder={initial[n] ? t('telephonySettings.kept') : ''} value={account.password} autoComplete="off" onChange={(event) => { set(n, { password: event.currentTarget.value }); }} />
                <Checkbox mt="xl" label={t('telephonySettings.watch')} description={t('telephonySettings.watchHint')} checked={account.watchDialog ?? true} onChange={(event) => { set(n, { watchDialog: event.currentTarget.checked }); }} />
                <Select label={t('telephonySettings.dial')} description={t('telephonySettings.dialHint')} allowDeselect={false} value={account.dial ?? 'auto'} data={dialModes.map((value) => ({ value, label: t(`telephonySettings.dialModes.${value}`) }))} onChange={(dial) => { set(n, { dial: dialModes.find((one) => one === dial) ?? 'auto' }); }} />
                <Select label={t('telephonySettings.dialAs')} description={t('telephonySettings.dialAsHint')} allowDeselect={false} disabled={account.dial === 'off'} value={account.dialAs ?? 'e164'} data={(['e164', 'eight'] as const).map((value) => ({ value, label: t(`telephonySettings.dialForms.${value}`) }))} onChange={(form) => { set(n, { dialAs: form === 'eight' ? 'eight' : 'e164' }); }} />
              </SimpleGrid>
              <Button mt="sm" variant="subtle" color="red" c="var(--mantine-color-error)" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { setAccounts((old) => old.filter((_, i) => i !== n)); }}>{t('telephonySettings.remove')}</Button>
            </Fieldset>
          );
        })}
        <Group>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { setAccounts((old) => [...old, { ...blank, server: old.at(-1)?.server ?? '', domain: old.at(-1)?.domain ?? '' }]); }}>{t('telephonySettings.add')}</Button>
          <Button type="submit" loading={isPending}>{t('telephonySettings.save')}</Button>
        </Group>
        {isSuccess && <Alert color="green" variant="light" role="status">{t('telephonySettings.saved')}</Alert>}
        {error && <Alert color="red" role="alert">{errorText(error)}</Alert>}
      </Stack>
    </form>
  );
}
