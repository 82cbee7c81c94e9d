import { useMutation } from '@tanstack/react-query';
import { byHandRefusals, type ByHandRefusal } from '#shared/inquiries/by-hand.ts';
import { CallError } from '../../ipc/call-error.ts';

/** A refusal that a field explains is a value: it is pointed at where it is mended, not told in the corner. */
const refusalOf = (error: unknown): ByHandRefusal | undefined => (error instanceof CallError ? byHandRefusals.find((one) => one === error.reason) : undefined);

export function useSave(save: (thenBook: boolean) => Promise<unknown>, on: { refused(why: ByHandRefusal): void; saved(thenBook: boolean): void }) {
  return useMutation({
    mutationFn: (thenBook: boolean) => save(thenBook).then(() => undefined, (error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      return refusal;
    }),
    onSuccess: (refusal, thenBook) => {
      if (refusal) on.refused(refusal);
      else on.saved(thenBook);
    },
  });
}
