import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { tell } from '../../ui/tell.ts';

/** Under an order nobody knows the fate of: a person who has looked at the phone may order once more. */
export function DialAgain({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.telephony.dial({ phone: number, again: true }),
    onSuccess: (result) => { if (result.kind === 'refused') tell('warn', t(`dial.refused.${result.reason}`)); },
  });
  return <Button size="compact-sm" mih={32} variant="white" c="#8f1616" loading={isPending} leftSection={<IconPhone size={16} aria-hidden />} onClick={() => { mutate(); }}>{t('dial.again')}</Button>;
}
