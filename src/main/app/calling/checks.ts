import type { LineCheckView } from '#shared/telephony/contract.ts';
import type { LineCheck, Telephony } from '../../modules/telephony/index.ts';

const nothing: LineCheck = { registered: false, arrives: false, rings: false, watched: false, lifted: false };

/** The trial ring of the set-up wizard: one at a time on this PC, seen by whoever has the page open. */
export function createChecks({ telephony, changed }: { readonly telephony: Pick<Telephony, 'checkLine'>; changed(): void }) {
  let view: LineCheckView | undefined, stop: AbortController | undefined;
  const put = (next: LineCheckView) => {
    view = next;
    changed();
  };
  return {
    view: (): LineCheckView | undefined => view,
    start: (phone: string): void => {
      stop?.abort();
      const mine = stop = new AbortController();
      put({ phone, ...nothing, running: true, impossible: false });
      telephony.checkLine(phone, (soFar) => { if (stop === mine) put({ phone, ...soFar, running: true, impossible: false }); }, mine.signal).then(
        (last) => { if (stop === mine) put({ phone, ...last, running: false, impossible: false }); },
        () => { if (stop === mine) put({ phone, ...nothing, running: false, impossible: true }); },
      );
    },
    stop: (): void => { stop?.abort(); },
  };
}
