import { memo, type CSSProperties } from 'react';
import { IconBan, IconCurrencyRubel, IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { shortName } from '../../../ui/format.ts';
import { lastDigits, linesFor } from '../view/block-text.ts';
import type { PlacedBlock } from '../view/column.ts';
import { statusIcons } from './statuses.tsx';
import classes from './grid.module.css';

interface Props {
  readonly block: PlacedBlock;
  /** First minute the grid shows. */
  readonly fromMin: number;
}

/** One appointment: as many whole lines as fit, the rest in the label and the hint. */
export const AppointmentBlock = memo(function AppointmentBlock({ block, fromMin }: Props) {
  const { t } = useTranslation('schedule');
  const { row, lane, lanes } = block;
  const Icon = statusIcons[row.status];
  const lines = linesFor(row.endMin - row.startMin), digits = lastDigits(row.phone), word = t(`status.${row.status}`);
  const name = row.patient || t('grid.noName');
  const from = clockText(row.startMin), till = clockText(row.endMin);
  // put together by hand: a day holds 400 of these, and interpolation would cost more than all the rest of a block
  const label = [
    `${from}–${till}`, name, word,
    ...(digits ? [`${t('grid.phoneEnds')} ${digits}`] : []),
    ...(row.debt ? [t('grid.debt')] : []),
    ...(row.banned ? [t('grid.banned')] : []),
    ...(row.comment ? [row.comment] : []),
  ].join(', ');
  return (
    <div role="listitem" className={classes.block} data-status={row.status} data-appointment={row.id} data-lanes={lanes > 1 ? '' : undefined} aria-label={label} title={label}
      style={{ '--s': row.startMin - fromMin, '--l': row.endMin - row.startMin, '--lane': lane, '--lanes': lanes } as CSSProperties}>
      <div className={classes.line}>
        <Icon className={classes.icon} stroke={2.2} aria-hidden />
        <b className={classes.time}>{from}</b>
        {lines === 1 ? <span className={classes.name}>{shortName(name)}</span> : digits && lanes === 1 && <span className={classes.phone}>··{digits}</span>}
        <span className={classes.marks}>
          {row.comment && lines > 1 && <IconMessage2 className={classes.mark} aria-hidden />}
          {row.debt && <IconCurrencyRubel className={classes.markDebt} aria-hidden />}
          {row.banned && <IconBan className={classes.markBan} aria-hidden />}
        </span>
      </div>
      {lines > 1 && <div className={lines > 3 ? classes.nameWide : classes.name}>{lines > 3 ? name : shortName(name)}</div>}
      {lines > 2 && <div className={classes.word}>{word}</div>}
      {lines > 5 && row.comment && <div className={classes.comment}>{row.comment}</div>}
      <i className={classes.edge} data-edge />
    </div>
  );
});
