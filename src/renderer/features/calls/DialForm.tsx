import { useState, type FormEvent } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import { useDial } from '../../ui/use-dial.ts';

/** A number typed or pasted in any form; what will be dialled stands under it (F7). */
export function DialForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { dial, pending } = useDial();
  const { e164 } = parsePhone(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    dial(e164 ?? text.trim());
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <TextInput data-autofocus label={t('panel.phone')} placeholder="+7 (999) 123-45-67" value={text} onChange={(event) => { setText(event.currentTarget.value); }} description={e164 ? phoneText(e164) : t('dial.any')} inputMode="tel" autoComplete="off" />
      <Group justify="flex-end" mt="md"><Button type="submit" loading={pending} leftSection={<IconPhone size={18} aria-hidden />}>{t('common.call')}</Button></Group>
    </form>
  );
}
