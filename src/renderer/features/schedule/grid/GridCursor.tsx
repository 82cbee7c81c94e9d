import { useEffect, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { useScheduleView } from '../schedule-store.ts';
import { layOutColumn } from '../view/column.ts';
import type { Place } from '../view/drag.ts';
import { longDay } from '../../../ui/day-text.ts';
import { atCursor, columnOf, placeOf, rowsOf, type GridModel } from './grid-model.ts';
import classes from './grid.module.css';

interface Props { readonly model: GridModel; /** The time of «Новый прием»: it says its own time, so the frame round it need not. */ readonly underDraft: Place | undefined }

/** The place of the keyboard: a frame round an appointment, or the time a booking would take; and its words for screen readers. */
export function GridCursor({ model, underDraft }: Props) {
  const { t, i18n } = useTranslation('schedule');
  const cursor = useScheduleView((s) => s.cursor), reveal = useScheduleView((s) => s.reveal);
  const frame = useRef<HTMLDivElement>(null), revealed = useRef(0);
  const doctor = cursor && columnOf(model, cursor.column);
  useEffect(() => {
    if (reveal === revealed.current || !frame.current) return;
    revealed.current = reveal;
    frame.current.scrollIntoView({ block: 'center', inline: 'center' });
    frame.current.closest<HTMLElement>('[data-schedule-grid]')?.focus({ preventScroll: true });
  }, [reveal, model, cursor]);
  if (!cursor || !doctor) return null;
  const state = atCursor(model, cursor), row = state?.kind === 'taken' ? state.row : undefined;
  const place = row ?? placeOf(model, cursor);
  const block = row && layOutColumn(doctor, rowsOf(model, doctor.key), model.hours).blocks.find((b) => b.row.id === row.id);
  const who = model.heads === 'doctors' ? doctor.name : `${longDay(doctor.day, i18n.language)}, ${doctor.name}`;
  const times = { from: clockText(place.startMin), till: clockText(place.endMin) };
  const words = row ? t('say.taken', { doctor: who, ...times, patient: row.patient || t('grid.noName'), status: t(`status.${row.status}`) })
    : state?.kind === 'reserved' ? t('say.reserved', { doctor: who, ...times, reason: state.reserved.reason })
    : state?.kind === 'closed' && state.absence ? t('say.absent', { doctor: who, ...times, why: t(`absence.${state.absence.kind}`) })
    : t(state?.kind === 'closed' ? 'say.closed' : 'say.free', { doctor: who, ...times });
  const said = underDraft?.column === doctor.key && underDraft.startMin < place.endMin && underDraft.endMin > place.startMin;
  const style = {
    '--c': model.columns.indexOf(doctor), '--s': place.startMin - model.hours.startMin, '--l': place.endMin - place.startMin, '--lane': block?.lane ?? 0, '--lanes': block?.lanes ?? 1,
  } as CSSProperties;
  return (
    <>
      <div ref={frame} className={classes.cursor} style={style} data-cursor data-taken={row ? '' : undefined} data-slim={place.endMin - place.startMin < 10 ? '' : undefined} aria-hidden>{!row && !said && <span>{times.from}–{times.till}</span>}</div>
      <div className={classes.heard} aria-live="polite">{words}</div>
    </>
  );
}
