import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useRight } from '../ipc/desk-store.ts';
import { tell } from './tell.ts';

/** Dials a number; a refusal of the exchange is said in a sentence. */
export function useDial() {
  const { t } = useTranslation();
  const allowed = useRight('telephony.use');
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { phone: string; inquiryId?: string }) => client.telephony.dial(input),
    onSuccess: (result) => { if (result.kind === 'refused') tell('warn', t(`dial.refused.${result.reason}`)); },
  });
  return {
    allowed, pending: isPending,
    dial: (phone: string, inquiryId?: string) => { mutate({ phone, ...(inquiryId ? { inquiryId } : {}) }); },
  };
}
