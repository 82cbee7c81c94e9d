import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { AppointmentKind, AppointmentRow, AppointmentStatus, PlaceResult, Slot } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { briefDay } from '../../ui/day-text.ts';
import { tell } from '../../ui/tell.ts';
import { placeText, type Refusal } from '../booking/index.ts';
import { paintAhead } from './paint-ahead.ts';
import { useUndo } from './use-undo.tsx';

const refusalText = (t: TFunction, refusal: Refusal): string => {
  const { key, values } = placeText(refusal);
  return t(`booking:${key}`, values);
};

/** Reserved time where it stands. */
export interface ReservedPlace extends Stretch { readonly id: Id; readonly reason: string; readonly doctorId: Id; readonly day: Day }
type ReserveWish = Parameters<typeof client.schedule.reserveSeveral>[0];
export type ReserveTaken = Extract<Awaited<ReturnType<typeof client.schedule.reserveSeveral>>, { kind: 'taken' }>['by'];

/** Everything the schedule does to an appointment or to reserved time, with its toast; a failure is told, nothing throws. */
export function useScheduleDeeds() {
  const queries = useQueryClient();
  const { t, i18n } = useTranslation(['schedule', 'booking']);
  const { offer, undoLast } = useUndo();
  return useMemo(() => {
    const named = (row: AppointmentRow) => row.patient || t('grid.noName');
    /** Runs a deed; on a refusal or a failure the picture goes back to what is true. */
    const place = async (row: AppointmentRow, back: () => void, deed: () => Promise<PlaceResult>, done: string): Promise<boolean> => {
      try {
        const result = await deed();
        if (result.kind === 'done') {
          offer(row.id, done, () => client.schedule.undo({ appointmentId: row.id }));
          return true;
        }
        back();
        tell('warn', refusalText(t, result));
      } catch (error) {
        back();
        tell('error', errorText(error));
      }
      return false;
    };
    const plain = async (back: () => void, deed: () => Promise<unknown>): Promise<boolean> => {
      try {
        await deed();
        return true;
      } catch (error) {
        back();
        tell('error', errorText(error));
        return false;
      }
    };
    return {
      undoLast,
      move: (row: AppointmentRow, slot: Slot, why: { readonly by?: 'patient' | 'clinic'; readonly reason?: string } = {}) => {
        const back = paintAhead(queries, row, { doctorId: slot.doctorId, day: slot.day, startMin: slot.startMin, endMin: slot.endMin });
        const when = `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)}`;
        return place(row, back, () => client.schedule.move({ appointmentId: row.id, slot, ...why }), t('done.moved', { patient: named(row), when }));
      },
      resize: (row: AppointmentRow, to: Pick<AppointmentRow, 'startMin' | 'endMin'>) => {
        const back = paintAhead(queries, row, { startMin: to.startMin, endMin: to.endMin });
        return place(row, back, () => client.schedule.resize({ appointmentId: row.id, startMin: to.startMin, endMin: to.endMin }),
          t('done.resized', { patient: named(row), from: clockText(to.startMin), till: clockText(to.endMin) }));
      },
      cancel: async (row: AppointmentRow, by: 'patient' | 'clinic', reason: string) => {
        const done = await plain(paintAhead(queries, row, { status: 'cancelled' }), () => client.schedule.cancel({ appointmentId: row.id, by, reason }));
        if (done) offer(row.id, t('done.cancelled', { patient: named(row) }), () => client.schedule.undo({ appointmentId: row.id }));
        return done;
      },
      setStatus: async (row: AppointmentRow, status: Exclude<AppointmentStatus, 'cancelled'>) => {
        const done = await plain(paintAhead(queries, row, { status }), () => client.schedule.setStatus({ appointmentId: row.id, status }));
        if (done) offer(row.id, t('done.status', { patient: named(row), status: t(`status.${status}`) }), () => client.schedule.undo({ appointmentId: row.id }));
        return done;
      },
      setKind: async (row: AppointmentRow, kind: AppointmentKind) => {
        const done = await plain(paintAhead(queries, row, { kind }), () => client.schedule.setKind({ appointmentId: row.id, kind }));
        if (done) offer(row.id, t('done.status', { patient: named(row), status: t(`kind.${kind}`) }), () => client.schedule.undo({ appointmentId: row.id }));
        return done;
      },
      setComment: async (row: AppointmentRow, comment: string) => {
        const done = await plain(paintAhead(queries, row, { comment }), () => client.schedule.setComment({ appointmentId: row.id, comment }));
        if (done) tell('done', t('done.commented'));
        return done;
      },
      /** What stands in the way, or undefined once it is done. */
      reserve: async (wanted: ReserveWish): Promise<ReserveTaken | undefined> => {
        try {
          const result = await client.schedule.reserveSeveral(wanted);
          if (result.kind === 'taken') return result.by;
          const [first] = result.reservedIds;
          if (first) offer(first, t('done.reserved'), () => Promise.all(result.reservedIds.map((reservedId) => client.schedule.unreserve({ reservedId }))));
          else tell('warn', t('done.nothingFree'));
        } catch (error) {
          tell('error', errorText(error));
        }
        return undefined;
      },
      changeReserve: async (was: ReservedPlace, to: { readonly startMin: number; readonly endMin: number; readonly reason: string }) => {
        const done = await plain(() => undefined, () => client.schedule.changeReserve({ reservedId: was.id, startMin: to.startMin, endMin: to.endMin, reason: to.reason }));
        if (done) offer(was.id, t('done.reserveChanged'), () => client.schedule.changeReserve({ reservedId: was.id, startMin: was.startMin, endMin: was.endMin, reason: was.reason }));
        return done;
      },
      unreserve: async (was: ReservedPlace) => {
        const done = await plain(() => undefined, () => client.schedule.unreserve({ reservedId: was.id }));
        if (done) offer(was.id, t('done.unreserved'), () => client.schedule.reserve({ doctorId: was.doctorId, day: was.day, startMin: was.startMin, endMin: was.endMin, reason: was.reason }));
        return done;
      },
      openForm: async (slot: Slot, from: { readonly bufferId?: string | undefined; readonly patientId?: string | undefined } = {}): Promise<string | undefined> => {
        try {
          const { formId } = await client.schedule.openForm({
            slot, ...(from.bufferId === undefined ? {} : { bufferId: from.bufferId }), ...(from.patientId === undefined ? {} : { patientId: from.patientId }),
          });
          return formId;
        } catch (error) {
          tell('error', errorText(error));
          return undefined;
        }
      },
    };
  }, [queries, t, i18n.language, offer, undoLast]);
}
export type ScheduleDeeds = ReturnType<typeof useScheduleDeeds>;
