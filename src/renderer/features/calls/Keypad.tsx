import { useEffect, useRef, useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { useVoice } from './use-voice.ts';
import classes from './voice.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Keys for the menus of other companies: pressed here, or typed while this is open. */
export function Keypad({ callId }: { readonly callId: Id }) {
  const { t } = useTranslation();
  const { press } = useVoice(callId);
  const [pressed, setPressed] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => { first.current?.focus(); }, []);
  const send = (key: string) => {
    press(key);
    setPressed((old) => (old + key).slice(-24));
  };
  return (
    <div className={classes.keypad} role="group" aria-label={t('calls.voice.keypadLabel')} onKeyDown={(event) => { if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.altKey) { event.preventDefault(); send(event.key); } }}>
      <output className={classes.pressed} aria-label={t('calls.voice.pressed')}>{pressed || ' '}</output>
      <div className={classes.keys}>
        {keys.map((key, n) => <UnstyledButton key={key} ref={n === 0 ? first : undefined} className={classes.key} onClick={() => { send(key); }}>{key}</UnstyledButton>)}
      </div>
    </div>
  );
}
