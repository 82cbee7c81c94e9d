import { useState, type FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import { transferTarget } from '#shared/telephony/voice.ts';
import { client } from '../../ipc/client.ts';
import { useMe } from '../../ipc/desk-store.ts';
import { useVoice } from './use-voice.ts';
import classes from './voice.module.css';

/** What the exchange is told: a whole number as E.164, anything short as it is dialled inside. */
const targetOf = (text: string): string | undefined => {
  const target = parsePhone(text).e164 ?? text.replaceAll(/[\s()-]/g, '');
  return transferTarget.test(target) ? target : undefined;
};

/** To whom: typed, or a colleague's phone of the list; Enter talks first, so that nobody is handed to a silent desk. */
export function TransferForm({ callId, onDone }: { readonly callId: Id; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { transfer, transferring } = useVoice(callId);
  const { data: phones } = useQuery({ queryKey: ['phones', 'list'], queryFn: () => client.telephony.phones(null) });
  const [text, setText] = useState(''), [tried, setTried] = useState(false);
  const to = targetOf(text), colleagues = phones?.filter((phone) => phone.extension !== me?.phone?.extension) ?? [];
  const send = (deed: 'blind' | 'consult') => {
    setTried(true);
    if (to) transfer({ deed, to }, { onSuccess: onDone });
  };
  return (
    <form className={classes.form} aria-label={t('calls.voice.transferTo')} onSubmit={(event: FormEvent) => { event.preventDefault(); send('consult'); }}>
      <TextInput autoFocus label={t('calls.voice.transferTo')} placeholder="102" value={text} inputMode="tel" autoComplete="off" error={tried && !to ? t('calls.voice.badTarget') : undefined} onChange={(event) => { setText(event.currentTarget.value); }} />
      {colleagues.length > 0 && (
        <ul className={classes.colleagues} aria-label={t('calls.voice.colleagues')}>
          {colleagues.slice(0, 6).map((phone) => (
            <li key={phone.id}><UnstyledButton className={classes.colleague} data-on={text === phone.extension || undefined} onClick={() => { setText(phone.extension); }}><b>{phone.extension}</b><span>{phone.takenBy?.name ?? phone.name}</span></UnstyledButton></li>
          ))}
        </ul>
      )}
      <div className={classes.pair}>
        <Button type="submit" size="compact-md" mih={34} fz={14} loading={transferring}>{t('calls.voice.consult')}</Button>
        <Button size="compact-md" mih={34} fz={14} variant="default" disabled={transferring} onClick={() => { send('blind'); }}>{t('calls.voice.blind')}</Button>
      </div>
    </form>
  );
}
