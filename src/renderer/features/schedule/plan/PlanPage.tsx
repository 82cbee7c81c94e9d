import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ActionIcon, Badge, Button, Group, Select, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconCopy, IconPencil, IconRepeat, IconUserOff, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays, clockText } from '#shared/kernel/time.ts';
import { minute, type Day } from '#shared/kernel/values.ts';
import type { PlanChange, PlannedShift } from '#shared/schedule/plan-contract.ts';
import { absentOn, minutesOf, mondayOf, sameShifts, workedShifts } from '#shared/schedule/plan.ts';
import { client } from '../../../ipc/client.ts';
import { errorText } from '../../../ipc/error-text.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { briefDay, weekText } from '../../../ui/day-text.ts';
import { inPlace } from '../../../ui/in-place.ts';
import { tell } from '../../../ui/tell.ts';
import { usePlaces, useZone } from '../../directories/index.ts';
import { useScheduleView } from '../schedule-store.ts';
import { useBranchNow } from '../use-branch-now.ts';
import { useUndo } from '../use-undo.tsx';
import { EffectList, useEffectOf } from './EffectList.tsx';
import { PlanDialog, type PlanDialogKind } from './PlanDialogs.tsx';
import { PlanTrack } from './PlanTrack.tsx';
import { draftDays, usePlanDraft } from './plan-store.ts';
import classes from './plan.module.css';

const shownDays = 14;

/** «График работы врачей»: two weeks of one doctor, changed by hand, by a pattern, by copying, by absences. */
export function PlanPage() {
  const { t, i18n } = useTranslation('schedule');
  const { data: places } = usePlaces(), zone = useZone(), now = useBranchNow(zone);
  const { planning, plan, branchId, day: chosenDay } = useScheduleView();
  const { offer } = useUndo();
  const branch = places?.branches.find((b) => b.id === (branchId ?? places.here)), doctors = places?.doctors.filter((d) => d.branchId === branch?.id) ?? [];
  const doctor = doctors.find((d) => d.id === planning?.doctorId) ?? doctors[0], doctorId = doctor?.id;
  const [monday, setMonday] = useState<Day>(() => mondayOf(chosenDay ?? now.day));
  const [dialog, setDialog] = useState<{ readonly kind: PlanDialogKind; readonly day?: Day }>();
  const draft = usePlanDraft(), changed = draft.doctorId === doctorId ? draft.days : undefined;
  const lastDay = addDays(monday, shownDays - 1);
  const { data } = useQuery({ queryKey: ['schedule', 'plan', doctorId, monday], enabled: doctorId !== undefined, queryFn: () => client.schedule.plan({ doctorId: doctorId!, fromDay: monday, tillDay: lastDay }) });
  const days = data?.days.map((d) => ({ day: d.day, shifts: [...(changed?.get(d.day) ?? d.shifts)] })) ?? [];
  const chairs = new Map(places?.chairs.filter((c) => c.branchId === branch?.id).map((c) => [c.id, c.name]));
  const pending = changed && changed.size > 0 && doctorId ? { kind: 'days' as const, doctorId, days: draftDays(changed) } : undefined, effect = useEffectOf(pending);
  const all = days.flatMap((d) => d.shifts), hours = { startMin: Math.min(branch?.opensMin ?? 480, ...all.map((s) => s.startMin)), endMin: Math.max(branch?.closesMin ?? 1260, ...all.map((s) => s.endMin)) };
  const marks = Array.from({ length: Math.floor((hours.endMin - hours.startMin) / 120) + 1 }, (_, n) => Math.ceil(hours.startMin / 60) * 60 + n * 120).filter((m) => m <= hours.endMin);
  const usual: PlannedShift = all[0] ?? { startMin: minute(branch?.opensMin ?? 540), endMin: minute(Math.min(branch?.closesMin ?? 900, (branch?.opensMin ?? 540) + 360)) };
  const back = () => { plan(undefined); };
  useEffect(() => { document.querySelector<HTMLElement>('[data-plan] h2')?.focus({ preventScroll: true }); }, []);

  const save = async (change: PlanChange) => {
    setDialog(undefined);
    try {
      const { changeId } = await client.schedule.applyPlan(change);
      if (change.kind === 'days') draft.forget();
      offer(`plan ${doctorId ?? ''}`, t('done.planned', { name: doctor?.name ?? '' }), () => client.schedule.undoPlan({ changeId }));
    } catch (error) {
      tell('error', errorText(error));
    }
  };
  const setDay = (on: Day, shifts: readonly PlannedShift[]) => {
    if (!doctorId) return;
    const was = data?.days.find((d) => d.day === on)?.shifts ?? [];
    if (sameShifts(was, shifts) && !changed?.has(on)) return;
    draft.change(doctorId, on, shifts);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || dialog) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      setMonday((at) => addDays(at, event.key === 'PageUp' ? -7 : 7));
    }
    if (event.key === 'Escape') back();
  };
  // heard wherever the keyboard is: a dialog that closes leaves it nowhere for a moment
  const ready = dialog || effect.asking || effect.error ? undefined : pending, saved = useRef<() => void>(undefined);
  useEffect(() => { saved.current = ready && (() => { void save(ready); }); });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyS' || !event.ctrlKey || event.defaultPrevented) return;
      event.preventDefault();
      saved.current?.();
    };
    window.addEventListener('keydown', press);
    return () => { window.removeEventListener('keydown', press); };
  }, []);
  return (
    <section className={classes.page} onKeyDown={onKeyDown} data-plan>
      <div className={classes.head}>
        <Tip label={`${t('plan.back')} · Esc`}><ActionIcon size={34} variant="default" c="inherit" aria-label={t('plan.back')} onClick={back}><IconArrowLeft size={18} aria-hidden /></ActionIcon></Tip>
        <Title order={2} tabIndex={-1} className={classes.title}>{t('plan.title')}</Title>
        <Select w={200} comboboxProps={inPlace} aria-label={t('dialog.doctor')} searchable allowDeselect={false} data={doctors.map((d) => ({ value: d.id, label: d.speciality ? `${d.name}, ${d.speciality}` : d.name }))} value={doctorId ?? null} onChange={(id) => { if (id) plan({ doctorId: id }); }} />
        <Group gap={4} wrap="nowrap">
          <Tip label={`${t('toolbar.previousWeek')} · PageUp`}><ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.previousWeek')} onClick={() => { setMonday(addDays(monday, -7)); }}><IconChevronLeft size={18} aria-hidden /></ActionIcon></Tip>
          <Button h={34} px="sm" variant={monday === mondayOf(now.day) ? 'light' : 'default'} onClick={() => { setMonday(mondayOf(now.day)); }}>{t('toolbar.today')}</Button>
          <Tip label={`${t('toolbar.nextWeek')} · PageDown`}><ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.nextWeek')} onClick={() => { setMonday(addDays(monday, 7)); }}><IconChevronRight size={18} aria-hidden /></ActionIcon></Tip>
        </Group>
        <Group gap={6} ml="auto">
          <Button h={34} variant="default" leftSection={<IconRepeat size={18} aria-hidden />} onClick={() => { setDialog({ kind: 'pattern' }); }}>{t('plan.pattern')}</Button>
          <Button h={34} variant="default" leftSection={<IconUserOff size={18} aria-hidden />} onClick={() => { setDialog({ kind: 'absence' }); }}>{t('plan.addAbsence')}</Button>
          <Button h={34} variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={() => { setDialog({ kind: 'copy' }); }}>{t('plan.copyWeek')}</Button>
        </Group>
      </div>
      <div className={classes.body}>
        <div className={classes.scale} aria-hidden>{marks.map((m) => <span key={m} style={{ left: `${((m - hours.startMin) / (hours.endMin - hours.startMin)) * 100}%` }}>{clockText(m)}</span>)}</div>
        {[0, 1].map((week) => {
          const own = days.slice(week * 7, week * 7 + 7), worked = own.reduce((sum, d) => sum + minutesOf(workedShifts(d.shifts, absentOn(data?.absences ?? [], d.day))), 0);
          return (
            <section key={week} className={classes.week} aria-label={weekText(addDays(monday, week * 7))}>
              <h3 className={classes.weekHead}>{weekText(addDays(monday, week * 7))} <span>{t('plan.hours', { hours: Math.floor(worked / 60), minutes: worked % 60 })}</span></h3>
              {own.map((d) => (
                <div key={d.day} className={classes.row} data-today={d.day === now.day ? '' : undefined} data-day={d.day}>
                  <span className={classes.day}>{briefDay(d.day, i18n.language)}{changed?.has(d.day) && <Badge size="sm" fz={14} variant="light" color="orange" c="var(--state-orange)" bg="var(--state-orange-soft)" ml={6}>{t('plan.unsaved')}</Badge>}</span>
                  <PlanTrack label={`${briefDay(d.day, i18n.language)}: ${d.shifts.length === 0 ? t('plan.dayOff') : d.shifts.map((s) => `${clockText(s.startMin)}–${clockText(s.endMin)}`).join(', ')}`} shifts={d.shifts} absences={absentOn(data?.absences ?? [], d.day)} hours={hours} chairs={chairs}
                    onChange={(shifts) => { setDay(d.day, shifts); }} onOpen={() => { setDialog({ kind: 'day', day: d.day }); }} />
                  <ActionIcon size={32} c="inherit" aria-label={t('plan.editDay', { day: briefDay(d.day, i18n.language) })} onClick={() => { setDialog({ kind: 'day', day: d.day }); }}><IconPencil size={18} aria-hidden /></ActionIcon>
                </div>
              ))}
            </section>
          );
        })}
        {data && data.absences.length > 0 && (
          <section className={classes.week} aria-label={t('plan.absences')}>
            <h3 className={classes.weekHead}>{t('plan.absences')}</h3>
            {data.absences.map((a) => (
              <div key={a.id} className={classes.absenceLine}>
                <IconUserOff size={18} aria-hidden /><b>{t(`absence.${a.kind}`)}</b>
                <span>{briefDay(a.fromDay, i18n.language)}{a.tillDay === a.fromDay ? '' : ` – ${briefDay(a.tillDay, i18n.language)}`}{a.startMin > 0 || a.endMin < 1440 ? `, ${clockText(a.startMin)}–${clockText(a.endMin)}` : ''}</span>
                <Text span c="dimmed">{a.reason}</Text>
                <ActionIcon size={32} ml="auto" c="inherit" aria-label={t('plan.dropAbsence', { what: t(`absence.${a.kind}`), day: briefDay(a.fromDay, i18n.language) })} onClick={() => { void save({ kind: 'dropAbsence', absenceId: a.id }); }}><IconX size={18} aria-hidden /></ActionIcon>
              </div>
            ))}
          </section>
        )}
      </div>
      {pending && (
        <div className={classes.foot}>
          <div className={classes.effect}><EffectList {...effect} /></div>
          <Button variant="default" onClick={draft.forget}>{t('plan.dropDraft')}</Button>
          <Tip label="Ctrl+S"><Button disabled={effect.asking || Boolean(effect.error)} onClick={() => { void save(pending); }}>{t(effect.effect?.outside.length ? 'plan.saveAnyway' : 'dialog.save')}</Button></Tip>
        </div>
      )}
      {dialog && doctorId && (
        <PlanDialog kind={dialog.kind} day={dialog.day} title={dialog.kind === 'day' && dialog.day ? `${doctor?.name ?? ''}, ${briefDay(dialog.day, i18n.language)}` : t(`plan.titles.${dialog.kind === 'day' ? 'pattern' : dialog.kind}`, { name: doctor?.name ?? '' })}
          doctorId={doctorId} monday={monday} days={days} chairs={chairs} usual={usual} doctors={doctors} onSave={(change) => { void save(change); }} onDay={setDay} onClose={() => { setDialog(undefined); }} />
      )}
    </section>
  );
}
