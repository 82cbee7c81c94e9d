import { addDays, instantOf, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { useZone } from '../directories/index.ts';

/** «Отложить»: ten minutes, an hour, tomorrow at ten. */
export function useSnoozes(): readonly { readonly key: 'tenMinutes' | 'hour' | 'tomorrow'; until(): number }[] {
  const zone = useZone();
  return [
    { key: 'tenMinutes', until: () => deskNow() + 600_000 }, { key: 'hour', until: () => deskNow() + 3_600_000 },
    { key: 'tomorrow', until: () => instantOf(addDays(wallOf(instant(deskNow()), zone).day, 1), 600, zone) },
  ];
}
