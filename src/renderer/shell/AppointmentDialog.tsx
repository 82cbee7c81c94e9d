import { useQuery } from '@tanstack/react-query';
import { Skeleton, Text } from '@mantine/core';
import { wallOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { client } from '../ipc/client.ts';
import { deskNow } from '../ipc/desk-store.ts';
import { errorText } from '../ipc/error-text.ts';
import { useZone } from '../features/directories/index.ts';
import { CancelForm } from '../features/schedule/dialogs/CancelForm.tsx';
import { MoveForm } from '../features/schedule/dialogs/MoveForm.tsx';
import { useScheduleDeeds } from '../features/schedule/use-deeds.tsx';

interface Props { readonly kind: 'move' | 'cancel'; readonly appointmentId: Id; readonly onDone: () => void }

/** Moving or cancelling a future appointment from a call or a card: the same forms that the schedule has. */
export default function AppointmentDialog({ kind, appointmentId, onDone }: Props) {
  const zone = useZone();
  const deeds = useScheduleDeeds();
  const { data: row, error } = useQuery({ queryKey: ['schedule', 'appointment', appointmentId], queryFn: () => client.schedule.appointment({ appointmentId }) });
  if (error) return <Text c="var(--mantine-color-error)">{errorText(error)}</Text>;
  if (!row) return <Skeleton h={220} />;
  if (kind === 'cancel') return <CancelForm row={row} deeds={deeds} onDone={onDone} />;
  return <MoveForm row={row} deeds={deeds} today={wallOf(instant(deskNow()), zone)} onDone={onDone} />;
}
