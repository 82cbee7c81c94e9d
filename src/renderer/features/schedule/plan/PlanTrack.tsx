import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import type { AbsenceRow, PlannedShift } from '#shared/schedule/plan-contract.ts';
import { drawn, pushed, replaced, trackStep, type Hold } from './track.ts';
import classes from './plan.module.css';

interface Props {
  readonly label: string;
  readonly shifts: readonly PlannedShift[];
  readonly absences: readonly AbsenceRow[];
  readonly hours: Stretch;
  readonly chairs: ReadonlyMap<string, string>;
  onChange(shifts: readonly PlannedShift[]): void;
  onOpen(): void;
}

/**
 * The hours of one day as bars. By the pointer they are pushed, stretched at the edges and drawn anew; by the keyboard a
 * bar is a button: arrows push it, Shift and an arrow move its end, Alt its start, Delete takes it away, Enter opens the form.
 */
export function PlanTrack({ label, shifts, absences, hours, chairs, onChange, onOpen }: Props) {
  const { t } = useTranslation('schedule');
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<readonly PlannedShift[]>();
  const held = useRef<{ readonly index: number; readonly hold: Hold | 'draw'; readonly from: number; moved: boolean }>(undefined);
  const whole = hours.endMin - hours.startMin, day = shown ?? shifts;
  const at = (s: Stretch) => ({ '--s': Math.max(0, (s.startMin - hours.startMin) / whole), '--l': (Math.min(hours.endMin, s.endMin) - Math.max(hours.startMin, s.startMin)) / whole } as CSSProperties);
  const minuteAt = (x: number): number => {
    const rect = box.current?.getBoundingClientRect();
    return rect ? hours.startMin + ((x - rect.left) / rect.width) * whole : hours.startMin;
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement, bar = target.closest<HTMLElement>('[data-shift]'), edge = target.dataset['edge'] as Hold | undefined;
    held.current = { index: bar ? Number(bar.dataset['shift']) : shifts.length, hold: bar ? edge ?? 'move' : 'draw', from: minuteAt(event.clientX), moved: false };
    box.current?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = held.current;
    if (!now) return;
    const to = minuteAt(event.clientX), shift = shifts[now.index];
    if (!now.moved && Math.abs(to - now.from) < trackStep / 2) return;
    now.moved = true;
    const next = now.hold === 'draw' ? drawn(now.from, to, hours) : shift && pushed(shift, now.hold, to - now.from, hours);
    if (next) setShown(replaced(shifts, now.index, next));
  };
  const letGo = (keep: boolean) => {
    const now = held.current;
    held.current = undefined;
    setShown(undefined);
    if (!now) return;
    if (keep && now.moved && shown) onChange(shown);
    else if (keep && !now.moved && now.hold !== 'draw') onOpen();
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const shift = shifts[index], by = { ArrowLeft: -trackStep, ArrowRight: trackStep }[event.key];
    if (!shift) return;
    if (by !== undefined) onChange(replaced(shifts, index, pushed(shift, event.altKey ? 'start' : event.shiftKey ? 'end' : 'move', by, hours)));
    else if (event.key === 'Delete') onChange(shifts.filter((_, n) => n !== index));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className={classes.track} role="group" aria-label={label} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={() => { letGo(true); }} onPointerCancel={() => { letGo(false); }}>
      {absences.map((a) => <div key={a.id} className={classes.away} style={at(a)} title={[t(`absence.${a.kind}`), a.reason].filter(Boolean).join(': ')}><span>{t(`absence.${a.kind}`)}</span></div>)}
      {day.map((s, n) => {
        const chair = chairs.get(s.chairId ?? ''), text = `${clockText(s.startMin)}–${clockText(s.endMin)}`;
        return (
          <button key={n} type="button" className={classes.shift} data-shift={n} style={at(s)} aria-label={[t('plan.shift'), text, ...(chair ? [chair] : [])].join(', ')} onKeyDown={onKeyDown(n)} onClick={(event) => { if (event.detail === 0) onOpen(); }}>
            <i data-edge="start" className={classes.edge} />
            <span className={classes.shiftText}>{text}{chair ? ` · ${chair}` : ''}</span>
            <i data-edge="end" className={classes.edge} data-right />
          </button>
        );
      })}
    </div>
  );
}
