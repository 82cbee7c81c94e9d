import { useState, type FormEvent } from 'react';
import { Anchor, Button, PasswordInput, Text } from '@mantine/core';
import { IconLock, IconPhoneIncoming } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useDesk, useMe } from '../ipc/desk-store.ts';
import { PhoneNumber } from '../ui/PhoneNumber.tsx';
import { Logo, usePasswordDoor } from './SignIn.tsx';
import { useSignOut } from './UserMenu.tsx';
import classes from './shell.module.css';

/** A locked desk: no patient on the screen, but a ringing call is still seen, by its number alone (QUALITY.md S10). */
export function LockScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const cards = useDesk((s) => s.snapshot?.cards);
  const { mutate: signOut } = useSignOut();
  const [password, setPassword] = useState('');
  const { refusal, enter, pending } = usePasswordDoor((secret) => client.staff.unlock({ password: secret }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) enter(password);
  };
  return (
    <main className={classes.page} data-screen="lock">
      <form className={classes.sheet} onSubmit={submit} aria-label={t('lock.title')}>
        <Logo />
        <Text fw={600} size="lg"><IconLock size={20} stroke={1.8} aria-hidden style={{ verticalAlign: '-0.15em', marginRight: 6 }} />{t('lock.title')}</Text>
        <Text c="dimmed" mb="md">{t('lock.by', { name: me?.name ?? '' })}</Text>
        <PasswordInput autoFocus label={t('signIn.password')} value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} autoComplete="current-password" error={refusal}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
        <Button type="submit" fullWidth mt="md" size="md" loading={pending}>{t('lock.open')}</Button>
        <Anchor component="button" type="button" mt="sm" mih={32} onClick={() => { signOut(); }}>{t('lock.another')}</Anchor>
        <div role="status">
          {(cards ?? []).filter((card) => card.status === 'ringing').map((card) => (
            <div key={card.callId} className={classes.ringing}><IconPhoneIncoming size={22} aria-hidden /><span>{t('lock.ringing')}</span>{card.number && <PhoneNumber text={card.number} />}</div>
          ))}
        </div>
      </form>
    </main>
  );
}
