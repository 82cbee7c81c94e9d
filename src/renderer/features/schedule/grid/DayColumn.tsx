import { memo, useMemo, type CSSProperties } from 'react';
import { IconUserOff as Away } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { colourOf } from '../view/colour.ts';
import { linesFor } from '../view/block-text.ts';
import { layOutColumn, type DoctorColumn } from '../view/column.ts';
import { AppointmentBlock, blockWords } from './AppointmentBlock.tsx';
import classes from './grid.module.css';

interface Props {
  readonly doctor: DoctorColumn;
  readonly label: string;
  readonly chairs: ReadonlyMap<string, string>;
  readonly pixels: number;
  readonly whole: boolean;
  readonly rows: readonly AppointmentRow[];
  readonly fromMin: number;
  readonly tillMin: number;
}

const at = (stretch: Stretch, fromMin: number) => ({ '--s': stretch.startMin - fromMin, '--l': stretch.endMin - stretch.startMin } as CSSProperties);

/** The chair of an appointment that does not sit in the chair of its shift. */
const otherChair = (doctor: DoctorColumn, row: AppointmentRow, chairs: ReadonlyMap<string, string>): string | undefined =>
  (row.chairId === undefined || doctor.shifts.some((s) => s.chairId === row.chairId && s.startMin <= row.startMin && row.startMin < s.endMin) ? undefined : chairs.get(row.chairId));

/** A doctor's day. Drawn anew only when something of this doctor changes. */
export const DayColumn = memo(function DayColumn({ doctor, rows, fromMin, tillMin, label, chairs, pixels, whole }: Props) {
  const { t } = useTranslation('schedule');
  const layout = useMemo(() => layOutColumn(doctor, rows, { startMin: fromMin, endMin: tillMin }), [doctor, rows, fromMin, tillMin]);
  const words = useMemo(() => blockWords(t), [t]);
  return (
    <div className={classes.column} role="list" aria-label={label} data-doctor={doctor.id} data-day={doctor.day} style={{ '--own': colourOf(doctor.colour) } as CSSProperties}>
      {layout.closed.map((stretch) => <div key={stretch.startMin} className={classes.closed} style={at(stretch, fromMin)} aria-hidden />)}
      {layout.absences.map((absence) => (
        <div key={absence.id} role="listitem" className={classes.absence} style={at(absence, fromMin)} title={absence.reason || t(`absence.${absence.kind}`)} aria-label={[t(`absence.${absence.kind}`), absence.reason].filter(Boolean).join(', ')}>
          <span><Away size={14} aria-hidden /> {t(`absence.${absence.kind}`)}</span>
          {absence.reason && linesFor(absence.endMin - absence.startMin, pixels) > 1 && <span className={classes.reason}>{absence.reason}</span>}
        </div>
      ))}
      {doctor.reserved.map((reserved) => (
        <div key={reserved.id} role="listitem" className={classes.reserved} data-reserved={reserved.id} style={at(reserved, fromMin)} title={reserved.reason}
          aria-label={`${t('grid.reserve')} ${clockText(reserved.startMin)}–${clockText(reserved.endMin)} ${reserved.reason}`}>
          <span>{clockText(reserved.startMin)} {t('grid.reserve')}</span>
          {linesFor(reserved.endMin - reserved.startMin, pixels) > 1 && reserved.reason && <span className={classes.reason}>{reserved.reason}</span>}
        </div>
      ))}
      {layout.blocks.map((block) => <AppointmentBlock key={block.row.id} block={block} fromMin={fromMin} words={words} pixels={pixels} whole={whole} chair={otherChair(doctor, block.row, chairs)} />)}
    </div>
  );
});
