import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { Day } from '#shared/kernel/values.ts';
import type { Stretch } from '#shared/schedule/grid.ts';
import { useBranchNow } from '../use-branch-now.ts';
import type { DoctorColumn } from '../view/column.ts';
import classes from './grid.module.css';

interface Props { readonly days: readonly Day[]; readonly columns: readonly DoctorColumn[]; readonly zone: string; readonly hours: Stretch; readonly part: 'line' | 'time' }

/** The present minute by the branch's clock, over today's columns alone. The line lies in the columns, its time among the hours. */
export function NowLine({ days, columns, zone, hours, part }: Props) {
  const { t } = useTranslation('schedule');
  const now = useBranchNow(zone);
  if (!days.includes(now.day) || now.minute < hours.startMin || now.minute > hours.endMin) return null;
  const first = columns.findIndex((c) => c.day === now.day), count = columns.filter((c) => c.day === now.day).length;
  const style = { '--s': now.minute - hours.startMin, '--c': first, '--w': count } as CSSProperties;
  return part === 'line'
    ? <div className={classes.now} style={style} aria-hidden data-now />
    : <div className={classes.nowTime} style={style} title={t('grid.now')}>{clockText(now.minute)}</div>;
}
