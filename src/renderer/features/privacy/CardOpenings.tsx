import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { useZone } from '../directories/index.ts';
import { OpeningsTable } from './OpeningsTable.tsx';

/** Who opened this card in the last year. */
export function CardOpenings({ patientId }: { readonly patientId: Id }) {
  const zone = useZone(), today = dayOf(instant(deskNow()), zone);
  return <OpeningsTable asked={{ fromDay: addDays(today, -365), tillDay: today, patientId }} withPatient={false} />;
}
