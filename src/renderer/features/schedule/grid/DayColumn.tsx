import { memo, useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { linesFor } from '../view/block-text.ts';
import { layOutColumn, type DoctorColumn } from '../view/column.ts';
import { AppointmentBlock, blockWords } from './AppointmentBlock.tsx';
import classes from './grid.module.css';

interface Props {
  readonly doctor: DoctorColumn;
  readonly rows: readonly AppointmentRow[];
  readonly fromMin: number;
  readonly tillMin: number;
}

const at = (stretch: Stretch, fromMin: number) => ({ '--s': stretch.startMin - fromMin, '--l': stretch.endMin - stretch.startMin } as CSSProperties);

/** A doctor's day. Drawn anew only when something of this doctor changes. */
export const DayColumn = memo(function DayColumn({ doctor, rows, fromMin, tillMin }: Props) {
  const { t } = useTranslation('schedule');
  const layout = useMemo(() => layOutColumn(doctor, rows, { startMin: fromMin, endMin: tillMin }), [doctor, rows, fromMin, tillMin]);
  const words = useMemo(() => blockWords(t), [t]);
  return (
    <div className={classes.column} role="list" aria-label={doctor.name} data-doctor={doctor.id}>
      {layout.closed.map((stretch) => <div key={stretch.startMin} className={classes.closed} style={at(stretch, fromMin)} aria-hidden />)}
      {doctor.reserved.map((reserved) => (
        <div key={reserved.id} role="listitem" className={classes.reserved} data-reserved={reserved.id} style={at(reserved, fromMin)} title={reserved.reason}
          aria-label={`${t('grid.reserve')} ${clockText(reserved.startMin)}–${clockText(reserved.endMin)} ${reserved.reason}`}>
          <span>{clockText(reserved.startMin)} {t('grid.reserve')}</span>
          {linesFor(reserved.endMin - reserved.startMin) > 1 && reserved.reason && <span className={classes.reason}>{reserved.reason}</span>}
        </div>
      ))}
      {layout.blocks.map((block) => <AppointmentBlock key={block.row.id} block={block} fromMin={fromMin} words={words} />)}
    </div>
  );
});
