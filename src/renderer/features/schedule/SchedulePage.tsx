import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/kernel/time.ts';
import { minute, type Day } from '#shared/kernel/values.ts';
import type { AppointmentRow, Slot } from '#shared/schedule/contract.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { useBookFor } from '../../shell/book-for.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useBookingStore } from '../booking/index.ts';
import { usePlaces, useZone } from '../directories/index.ts';
import { DayTable } from './DayTable.tsx';
import { GridMenu } from './GridMenu.tsx';
import { ScheduleToolbar, viewNames } from './ScheduleToolbar.tsx';
import { WeekLoad } from './WeekLoad.tsx';
import { ScheduleDialog, type OpenDialog } from './dialogs/ScheduleDialog.tsx';
import { ScheduleGrid, type MenuRequest } from './grid/ScheduleGrid.tsx';
import type { GridModel } from './grid/grid-model.ts';
import { PlanPage } from './plan/PlanPage.tsx';
import { useScheduleView } from './schedule-store.ts';
import { useBranchNow } from './use-branch-now.ts';
import { useScheduleDeeds } from './use-deeds.tsx';
import { useKeptLook } from './use-look.ts';
import { useMenuDeeds } from './use-menu-deeds.ts';
import { useSheet } from './use-sheet.ts';
import { densities } from './view/block-text.ts';
import type { Place } from './view/drag.ts';
import { defaultLength, noFilter, shownDoctors, wishedTime } from './view/filters.ts';
import { hoursOf, rowsByColumn, steadyRows } from './view/hours.ts';
import { keyOf, placeOfKey } from './view/sheet.ts';
import classes from './schedule.module.css';

const noRows: readonly AppointmentRow[] = [];
/** A week shows the days of so many doctors side by side; of more it shows how full they are. */
const mostInWeek = 4;

/** The keyboard goes back to the grid after a menu or a dialog, unless something else has taken it meanwhile. */
const focusGrid = () => {
  requestAnimationFrame(() => {
    const has = document.activeElement;
    if (has === null || has === document.body || has.closest('[data-grid-menu], [role="dialog"]')) document.querySelector<HTMLElement>('[data-schedule-grid], [data-day-table] [data-row][tabindex="0"]')?.focus({ preventScroll: true });
  });
};
const isTyping = (target: EventTarget) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null);

/** «Расписание»: a day, a week, one doctor or a list, or the hours the doctors are to work. */
export function SchedulePage() {
  const planning = useScheduleView((s) => s.planning), mayPlan = useRight('schedule.plan');
  return planning && mayPlan ? <PlanPage /> : <Appointments />;
}

function Appointments() {
  const { t } = useTranslation('schedule');
  const known = useKeptLook(), { data: places } = usePlaces(), home = useZone();
  const { day: chosenDay, branchId, filter, look, goTo, setFilter, setLook } = useScheduleView();
  const now = useBranchNow(places?.branches.find((b) => b.id === (branchId ?? places.here))?.zone ?? home), day = chosenDay ?? now.day;
  const ofBranch = useMemo(() => places?.doctors.filter((d) => d.branchId === (branchId ?? places.here)) ?? [], [places, branchId]);
  const cursorAt = useScheduleView((s) => s.cursor?.column);
  const chosen = useMemo(() => filter.doctorIds.filter((id) => ofBranch.some((d) => d.id === id)), [filter.doctorIds, ofBranch]);
  const one = chosen[0] ?? ofBranch.find((d) => d.id === (cursorAt === undefined ? undefined : placeOfKey(cursorAt).doctorId))?.id ?? ofBranch[0]?.id;
  const grid = look.view === 'day' || look.view === 'doctor' || (look.view === 'week' && chosen.length > 0 && chosen.length <= mostInWeek);
  const doctorIds = useMemo(() => (look.view === 'doctor' ? (one === undefined ? [] : [one]) : look.view === 'week' && grid ? [...chosen] : undefined), [look.view, one, grid, chosen]);
  const { sheet, stale, isError, refetch } = useSheet({ view: look.view, day, branchId, doctorIds, enabled: known && places !== undefined });
  const canWrite = useRight('schedule.write'), canCall = useRight('telephony.use');
  const buffer = useDesk((s) => s.snapshot?.buffer), booking = useDesk((s) => s.snapshot?.booking), chosenSlot = useBookingStore((s) => s.chosen);
  const deeds = useScheduleDeeds();
  const [menu, setMenu] = useState<MenuRequest>(), [dialog, setDialog] = useState<OpenDialog>(), [dayAsked, askDay] = useState(0);

  const lastRows = useRef<GridModel['rows']>(undefined);
  const rows = useMemo(() => {
    const live = sheet ? (look.showCancelled ? sheet.appointments : sheet.appointments.filter((row) => row.status !== 'cancelled')) : noRows;
    return steadyRows(lastRows.current, rowsByColumn(live));
  }, [sheet, look.showCancelled]);
  useEffect(() => { lastRows.current = rows; }, [rows]);
  const rowsOf = useCallback((key: string) => rows.get(key) ?? noRows, [rows]);
  const chairs = useMemo(() => new Map(sheet?.chairs.map((c) => [c.id, c.name])), [sheet?.chairs]);
  const columns = useMemo(() => sheet && (look.view === 'day' || look.view === 'list' ? shownDoctors(sheet.columns, rowsOf, filter) : look.view === 'week' && filter.group !== undefined ? sheet.columns.filter((c) => c.group === filter.group) : sheet.columns), [sheet, rowsOf, filter, look.view]);
  const model = useMemo((): GridModel | undefined => sheet && columns && {
    columns, rows, chairs, appointments: sheet.appointments, zone: sheet.branch.zone, hours: hoursOf(sheet), lengthMin: filter.lengthMin,
    heads: look.view === 'doctor' ? 'days' : look.view === 'week' ? (doctorIds?.length === 1 ? 'days' : 'both') : 'doctors', pixelsPerMinute: densities[look.density],
  }, [sheet, columns, rows, chairs, filter.lengthMin, look.view, look.density, doctorIds]);

  const slotOf = useCallback((place: Place): Slot => ({ ...placeOfKey(place.column), startMin: minute(place.startMin), endMin: minute(place.endMin) }), []);
  const book = async (place: Place, bufferId: string | undefined) => {
    const formId = await deeds.openForm(slotOf(place), { bufferId, patientId: bufferId === undefined ? useBookFor.getState().person?.patientId : undefined });
    if (formId) useBookingStore.getState().opened(formId);
  };
  /** Whom «Записать» has brought goes before the buffer. */
  const ownBuffer = () => (useBookFor.getState().person ? undefined : buffer?.bufferId);
  const openCard = (row: AppointmentRow) => { if (row.patientId) useScreen.getState().openPatient(row.patientId, 'appointments'); };
  const menuDeeds = useMenuDeeds({ deeds, sheet, slotOf, buffer, openCard, openDialog: setDialog, keyboardBack: focusGrid, book: (place, fromBuffer) => { void book(place, fromBuffer ? buffer?.bufferId : undefined); } });
  const openDay = (on: Day, doctorId: string, startMin: number | undefined) => {
    const column = sheet?.columns.find((c) => c.day === on && c.id === doctorId), at = startMin ?? column?.shifts[0]?.startMin;
    if (at === undefined) {
      goTo(on);
      setLook({ view: 'day' });
    } else useScheduleView.getState().show(on, { doctorId, startMin: at, endMin: at + (filter.lengthMin ?? column?.usualMin ?? defaultLength) });
  };
  const step = look.view === 'week' || look.view === 'doctor' ? 7 : 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const view = viewNames[Number(/^Digit([1-4])$/.exec(event.code)?.[1] ?? 0) - 1];
    if (view) {
      event.preventDefault();
      setLook({ view });
      // the view that had the keyboard goes away: the next one takes it
      requestAnimationFrame(() => { requestAnimationFrame(() => { document.querySelector<HTMLElement>('[data-schedule-grid], [data-day-table] [data-row][tabindex="0"], [data-week-load] [data-at][tabindex="0"]')?.focus({ preventScroll: true }); }); });
    } else if (event.code === 'KeyG' && !event.shiftKey) {
      event.preventDefault();
      askDay((n) => n + 1);
    }
  };

  const usual = chosen.length === 1 ? ofBranch.find((d) => d.id === chosen[0])?.usualMin : undefined, lengthMin = filter.lengthMin ?? usual ?? defaultLength;
  const draftSlot = booking && chosenSlot?.formId === booking.formId ? chosenSlot.slot : booking?.slot;
  const draft = draftSlot && { column: keyOf(draftSlot), startMin: draftSlot.startMin, endMin: draftSlot.endMin };
  const empty = model?.columns.length === 0;
  return (
    <section className={classes.page} onKeyDown={onKeyDown}>
      <ScheduleToolbar sheet={sheet} day={day} now={now} shown={columns?.length ?? 0} lengthMin={lengthMin} doctorId={look.view === 'doctor' ? one : undefined} dayAsked={dayAsked} onKeys={() => { setDialog({ kind: 'keys' }); }} />
      {model && !empty && grid && (
        <ScheduleGrid model={model} now={now} wished={wishedTime(filter)} draft={draft} canWrite={canWrite} stale={stale} colour={look.colour}
          onOpen={openCard} onBook={(place) => { void book(place, ownBuffer()); }}
          onMove={(row, to) => { void deeds.move(row, { ...slotOf(to), ...(row.chairId && placeOfKey(to.column).doctorId === row.doctorId && !inShiftChair(sheet, row) ? { chairId: row.chairId } : {}) }); }}
          onResize={(row, to) => { void deeds.resize(row, { startMin: minute(to.startMin), endMin: minute(to.endMin) }); }}
          onCancel={(row) => { setDialog({ kind: 'cancel', row }); }} onMenu={setMenu}
          onTurnDay={(n) => { goTo(addDays(day, n * step)); }} onToday={() => { goTo(undefined); }} onUndo={deeds.undoLast} />
      )}
      {sheet && columns && !empty && look.view === 'list' && (
        <DayTable columns={columns} rowsOf={rowsOf} chairs={chairs} canWrite={canWrite} onOpen={openCard} onBook={(place) => { void book(place, ownBuffer()); }} onCancel={(row) => { setDialog({ kind: 'cancel', row }); }} onMenu={setMenu} />
      )}
      {sheet && columns && !empty && look.view === 'week' && !grid && <WeekLoad sheet={sheet} columns={columns} rowsOf={rowsOf} now={now} lengthMin={lengthMin} onOpen={openDay} />}
      {empty && (
        <div className={classes.message} role="status">
          <Text fw={600}>{sheet?.columns.length ? t('grid.nobody') : t('grid.noDoctors')}</Text>
          <Text c="dimmed">{t('grid.nobodyHint')}</Text>
          <Button variant="light" onClick={() => { setFilter(noFilter); }}>{t('toolbar.reset')}</Button>
        </div>
      )}
      {!model && isError && <div className={classes.message} role="alert"><Text fw={600}>{t('grid.failed')}</Text><Button variant="light" onClick={refetch}>{t('grid.again')}</Button></div>}
      {!model && !isError && <div className={classes.message} role="status" aria-label={t('grid.loading')}><Loader size="sm" /></div>}
      <GridMenu request={menu} buffered={buffer?.who} canWrite={canWrite} canCall={canCall} deeds={menuDeeds} onClose={() => { setMenu(undefined); focusGrid(); }} />
      {dialog && <ScheduleDialog dialog={dialog} today={now} deeds={deeds} onClose={() => { setDialog(undefined); focusGrid(); }} />}
    </section>
  );
}

/** Whether an appointment sits where its shift does: then it follows the shift of the place it is moved to. */
const inShiftChair = (sheet: ReturnType<typeof useSheet>['sheet'], row: AppointmentRow): boolean =>
  sheet?.columns.some((c) => c.key === keyOf(row) && c.shifts.some((s) => s.chairId === row.chairId && s.startMin <= row.startMin && row.startMin < s.endMin)) ?? false;
