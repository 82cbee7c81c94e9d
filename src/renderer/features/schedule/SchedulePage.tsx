import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/kernel/time.ts';
import { minute } from '#shared/kernel/values.ts';
import type { AppointmentRow, Slot } from '#shared/schedule/contract.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { useBookFor } from '../../shell/book-for.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useDial } from '../../ui/use-dial.ts';
import { useBookingStore } from '../booking/index.ts';
import { useDirectories, useZone } from '../directories/index.ts';
import { GridMenu, type MenuDeeds } from './GridMenu.tsx';
import { ScheduleToolbar } from './ScheduleToolbar.tsx';
import { ScheduleDialog, type OpenDialog } from './dialogs/ScheduleDialog.tsx';
import { ScheduleGrid, type MenuRequest } from './grid/ScheduleGrid.tsx';
import type { GridModel } from './grid/grid-model.ts';
import { dayQuery, useDay } from './queries.ts';
import { useScheduleView } from './schedule-store.ts';
import { useBranchNow } from './use-branch-now.ts';
import { useScheduleDeeds } from './use-deeds.tsx';
import type { Place } from './view/drag.ts';
import { defaultLength, noFilter, shownDoctors, wishedTime } from './view/filters.ts';
import { hoursOf, rowsByDoctor, steadyRows } from './view/hours.ts';
import classes from './schedule.module.css';

const noRows: readonly AppointmentRow[] = [];

/** The keyboard goes back to the grid after a menu or a dialog, unless something else has taken it meanwhile. */
const focusGrid = () => {
  requestAnimationFrame(() => {
    const has = document.activeElement;
    if (has === null || has === document.body || has.closest('[data-grid-menu], [role="dialog"]')) document.querySelector<HTMLElement>('[data-schedule-grid]')?.focus({ preventScroll: true });
  });
};

/** «Расписание»: one day, doctors as columns. */
export function SchedulePage() {
  const { t } = useTranslation('schedule');
  const queries = useQueryClient();
  const directoriesKnown = useDirectories().data !== undefined, now = useBranchNow(useZone());
  const { day: chosenDay, filter, showCancelled, goTo, setFilter } = useScheduleView();
  const day = chosenDay ?? now.day;
  const { data: view, isPlaceholderData: stale, isError, refetch } = useDay(directoriesKnown || chosenDay ? day : undefined);
  const canWrite = useRight('schedule.write'), canCall = useRight('telephony.use');
  const buffer = useDesk((s) => s.snapshot?.buffer), booking = useDesk((s) => s.snapshot?.booking), chosen = useBookingStore((s) => s.chosen);
  const deeds = useScheduleDeeds();
  const { dial } = useDial();
  const [menu, setMenu] = useState<MenuRequest>();
  const [dialog, setDialog] = useState<OpenDialog>();

  // the neighbours are read ahead: turning the page then costs nothing
  useEffect(() => {
    if (!view || stale) return;
    for (const n of [1, -1]) void queries.prefetchQuery(dayQuery(addDays(day, n)));
  }, [queries, view, stale, day]);

  const lastRows = useRef<GridModel['rows']>(undefined);
  const rows = useMemo(() => {
    const live = view ? (showCancelled ? view.appointments : view.appointments.filter((row) => row.status !== 'cancelled')) : noRows;
    return steadyRows(lastRows.current, rowsByDoctor(live));
  }, [view, showCancelled]);
  useEffect(() => { lastRows.current = rows; }, [rows]);
  const hours = useMemo(() => view && hoursOf(view), [view]);
  const model = useMemo((): GridModel | undefined => {
    if (!view || !hours) return undefined;
    return { view, rows, hours, lengthMin: filter.lengthMin, doctors: shownDoctors(view.doctors, (id) => rows.get(id) ?? noRows, filter) };
  }, [view, rows, hours, filter]);

  const slotOf = useCallback((place: Place): Slot => ({ doctorId: place.doctorId, day, startMin: minute(place.startMin), endMin: minute(place.endMin) }), [day]);
  const book = async (place: Place, bufferId: string | undefined) => {
    const formId = await deeds.openForm(slotOf(place), { bufferId, patientId: bufferId === undefined ? useBookFor.getState().person?.patientId : undefined });
    if (formId) useBookingStore.getState().opened(formId);
  };
  const openCard = (row: AppointmentRow) => { if (row.patientId) useScreen.getState().openPatient(row.patientId, 'appointments'); };
  const menuDeeds: MenuDeeds = {
    book: (place, fromBuffer) => { void book(place, fromBuffer ? buffer?.bufferId : undefined); },
    reserve: (place) => { setDialog({ kind: 'reserve', slot: slotOf(place) }); },
    waitlist: (place) => { setDialog({ kind: 'waitlist', slot: slotOf(place), buffer }); },
    unreserve: (id) => { void deeds.unreserve(id).then(focusGrid); },
    openCard,
    call: (row) => { if (row.phone) dial(row.phone); },
    move: (row) => { setDialog({ kind: 'move', row }); },
    cancel: (row) => { setDialog({ kind: 'cancel', row }); },
    comment: (row) => { setDialog({ kind: 'comment', row }); },
    setStatus: (row, status) => { void deeds.setStatus(row, status).then(focusGrid); },
  };

  const usual = filter.doctorIds.length === 1 ? view?.doctors.find((d) => d.id === filter.doctorIds[0])?.usualMin : undefined;
  const draftSlot = booking && chosen?.formId === booking.formId ? chosen.slot : booking?.slot;
  const draft = draftSlot?.day === day ? draftSlot : undefined;
  return (
    <section className={classes.page}>
      <ScheduleToolbar view={view} day={day} now={now} shown={model?.doctors.length ?? 0} lengthMin={filter.lengthMin ?? usual ?? defaultLength} onKeys={() => { setDialog({ kind: 'keys' }); }} />
      {model && model.doctors.length > 0 && (
        <ScheduleGrid model={model} nowMin={now.day === day ? now.minute : undefined} wished={wishedTime(filter)} draft={draft} canWrite={canWrite} stale={stale}
          onOpen={openCard} onBook={(place) => { void book(place, useBookFor.getState().person ? undefined : buffer?.bufferId); }}
          onMove={(row, to) => { void deeds.move(row, { ...slotOf(to), ...(row.chairId ? { chairId: row.chairId } : {}) }); }}
          onResize={(row, to) => { void deeds.resize(row, { startMin: minute(to.startMin), endMin: minute(to.endMin) }); }}
          onCancel={(row) => { setDialog({ kind: 'cancel', row }); }} onMenu={setMenu}
          onTurnDay={(n) => { goTo(addDays(day, n)); }} onToday={() => { goTo(undefined); }} onUndo={deeds.undoLast} />
      )}
      {model?.doctors.length === 0 && (
        <div className={classes.message} role="status">
          <Text fw={600}>{view?.doctors.length ? t('grid.nobody') : t('grid.noDoctors')}</Text>
          <Text c="dimmed">{t('grid.nobodyHint')}</Text>
          <Button variant="light" onClick={() => { setFilter(noFilter); }}>{t('toolbar.reset')}</Button>
        </div>
      )}
      {!model && isError && <div className={classes.message} role="alert"><Text fw={600}>{t('grid.failed')}</Text><Button variant="light" onClick={() => { void refetch(); }}>{t('grid.again')}</Button></div>}
      {!model && !isError && <div className={classes.message} role="status" aria-label={t('grid.loading')}><Loader size="sm" /></div>}
      <GridMenu request={menu} buffered={buffer?.who} canWrite={canWrite} canCall={canCall} deeds={menuDeeds} onClose={() => { setMenu(undefined); focusGrid(); }} />
      {dialog && <ScheduleDialog dialog={dialog} today={now} deeds={deeds} onClose={() => { setDialog(undefined); focusGrid(); }} />}
    </section>
  );
}
