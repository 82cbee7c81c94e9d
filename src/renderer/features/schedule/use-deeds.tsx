import { useMemo } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import { undoMs, type AppointmentRow, type AppointmentStatus, type DayView, type PlaceResult, type Slot } from '#shared/schedule/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { tell } from '../../ui/tell.ts';
import { placeText, type Refusal } from '../booking/index.ts';
import { dayQuery } from './queries.ts';
import { briefDay } from '../../ui/day-text.ts';

type Change = Partial<Pick<AppointmentRow, 'doctorId' | 'startMin' | 'endMin' | 'status' | 'comment'>>;

/** The row on screen changes at once; the answer of main, or its refusal, follows. Returns what puts it back. */
function paintAhead(queries: QueryClient, row: AppointmentRow, change: Change, toDay: Day = row.day): () => void {
  const { queryKey } = dayQuery(row.day);
  const before = queries.getQueryData<DayView>(queryKey);
  if (!before) return () => undefined;
  const appointments = toDay === row.day
    ? before.appointments.map((a) => (a.id === row.id ? { ...a, ...change } : a))
    : before.appointments.filter((a) => a.id !== row.id);
  queries.setQueryData<DayView>(queryKey, { ...before, appointments });
  return () => { queries.setQueryData(queryKey, before); };
}

const refusalText = (t: TFunction, refusal: Refusal): string => {
  const { key, values } = placeText(refusal);
  return t(`booking:${key}`, values);
};

let undoable: { readonly appointmentId: string; readonly till: number; readonly toast: string } | undefined;

function useUndo(t: TFunction) {
  return useMemo(() => {
    const undo = async (appointmentId: string, toast: string): Promise<void> => {
      notifications.hide(toast);
      if (undoable?.toast === toast) undoable = undefined;
      try {
        const result = await client.schedule.undo({ appointmentId });
        if (result.kind === 'done') tell('info', t('done.undone'));
        else tell('warn', refusalText(t, result));
      } catch {
        tell('warn', t('done.undoTooLate'));
      }
    };
    /** «Отменить» stays for as long as main would take the deed back (UX rule 18). */
    const offer = (appointmentId: string, message: string): void => {
      // a newer deed on the same appointment is the one main would take back: the older offer goes
      if (undoable?.appointmentId === appointmentId) notifications.hide(undoable.toast);
      const toast = `undo-${crypto.randomUUID()}`;
      undoable = { appointmentId, till: Date.now() + undoMs, toast };
      notifications.show({
        id: toast, autoClose: undoMs, color: 'green', withAutoCloseProgress: true, closeButtonProps: { 'aria-label': t('dialog.close') },
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{message}</Text>
            <Button size="compact-sm" mih={32} variant="light" onClick={() => { void undo(appointmentId, toast); }}>{t('done.undo')}</Button>
          </Group>
        ),
      });
    };
    const undoLast = (): void => {
      if (undoable && undoable.till > Date.now()) void undo(undoable.appointmentId, undoable.toast);
    };
    return { offer, undoLast };
  }, [t]);
}

/** Everything the schedule does to an appointment or to reserved time, with its toast; a failure is told, nothing throws. */
export function useScheduleDeeds() {
  const queries = useQueryClient();
  const { t, i18n } = useTranslation(['schedule', 'booking']);
  const { offer, undoLast } = useUndo(t);
  return useMemo(() => {
    const named = (row: AppointmentRow) => row.patient || t('grid.noName');
    /** Runs a deed; on a refusal or a failure the picture goes back to what is true. */
    const place = async (row: AppointmentRow, back: () => void, deed: () => Promise<PlaceResult>, done: string): Promise<boolean> => {
      try {
        const result = await deed();
        if (result.kind === 'done') {
          offer(row.id, done);
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
      move: (row: AppointmentRow, slot: Slot, reason = '') => {
        const back = paintAhead(queries, row, { doctorId: slot.doctorId, startMin: slot.startMin, endMin: slot.endMin }, slot.day);
        const when = `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)}`;
        return place(row, back, () => client.schedule.move({ appointmentId: row.id, slot, reason }), t('done.moved', { patient: named(row), when }));
      },
      resize: (row: AppointmentRow, to: Pick<AppointmentRow, 'startMin' | 'endMin'>) => {
        const back = paintAhead(queries, row, { startMin: to.startMin, endMin: to.endMin });
        return place(row, back, () => client.schedule.resize({ appointmentId: row.id, startMin: to.startMin, endMin: to.endMin }),
          t('done.resized', { patient: named(row), from: clockText(to.startMin), till: clockText(to.endMin) }));
      },
      cancel: async (row: AppointmentRow, by: 'patient' | 'clinic', reason: string) => {
        const done = await plain(paintAhead(queries, row, { status: 'cancelled' }), () => client.schedule.cancel({ appointmentId: row.id, by, reason }));
        if (done) offer(row.id, t('done.cancelled', { patient: named(row) }));
        return done;
      },
      setStatus: async (row: AppointmentRow, status: Exclude<AppointmentStatus, 'cancelled'>) => {
        const done = await plain(paintAhead(queries, row, { status }), () => client.schedule.setStatus({ appointmentId: row.id, status }));
        if (done) offer(row.id, t('done.status', { patient: named(row), status: t(`status.${status}`) }));
        return done;
      },
      setComment: async (row: AppointmentRow, comment: string) => {
        const done = await plain(paintAhead(queries, row, { comment }), () => client.schedule.setComment({ appointmentId: row.id, comment }));
        if (done) tell('done', t('done.commented'));
        return done;
      },
      reserve: async (slot: Slot, reason: string) => {
        const { doctorId, day, startMin, endMin } = slot;
        const done = await plain(() => undefined, () => client.schedule.reserve({ doctorId, day, startMin, endMin, reason }));
        if (done) tell('done', t('done.reserved'));
        return done;
      },
      unreserve: async (reservedId: string) => {
        const done = await plain(() => undefined, () => client.schedule.unreserve({ reservedId }));
        if (done) tell('done', t('done.unreserved'));
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
