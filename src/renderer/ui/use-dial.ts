import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useDesk, useRight } from '../ipc/desk-store.ts';
import { useDialog } from '../shell/dialog-store.ts';
import { tell } from './tell.ts';

/** Why no call may be started from this window now, in a sentence; undefined when one may (R-164…R-170). */
export function useWhyNoDial(): string | undefined {
  const { t } = useTranslation();
  const why = useDesk((s) => (s.snapshot?.dial?.can === false ? s.snapshot.dial.why : undefined));
  return why && t(`dial.refused.${why}`);
}

/** Dials a number; a refusal is said in a sentence, a failure stands in the red banner. */
export function useDial() {
  const { t } = useTranslation();
  const allowed = useRight('telephony.use'), whyNot = useWhyNoDial();
  const openDialog = useDialog((s) => s.open);
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { phone: string; inquiryId?: string; evenTaken?: boolean }) => client.telephony.dial(input),
    onSuccess: (result, input) => {
      if (result.kind === 'refused') tell('warn', t(`dial.refused.${result.reason}`));
      if (result.kind === 'taken') openDialog({ kind: 'leadTaken', by: result.by, at: result.at, call: () => { mutate({ ...input, evenTaken: true }); } });
    },
  });
  return {
    allowed, pending: isPending, whyNot,
    dial: (phone: string, inquiryId?: string) => {
      if (whyNot === undefined) mutate({ phone, ...(inquiryId ? { inquiryId } : {}) });
      else tell('warn', whyNot);
    },
  };
}
