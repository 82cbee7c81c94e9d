import { memo, type CSSProperties } from 'react';
import { IconBan, IconCurrencyRubel, IconMessage2 } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { AppointmentKind, AppointmentStatus } from '#shared/schedule/contract.ts';
import { shortName } from '../../../ui/format.ts';
import { lastDigits, linesFor } from '../view/block-text.ts';
import type { PlacedBlock } from '../view/column.ts';
import { kindIcons, kindOrder } from './kinds.tsx';
import { statusIcons, statusOrder } from './statuses.tsx';
import classes from './grid.module.css';

/** The words of all blocks, looked up once a column: 400 blocks that each listened to the language would cost more than all else they do. */
export interface BlockWords {
  readonly status: Readonly<Record<AppointmentStatus, string>>;
  readonly kind: Readonly<Record<AppointmentKind, string>>;
  readonly phoneEnds: string; readonly debt: string; readonly banned: string; readonly noName: string;
  chair(name: string): string;
}
export const blockWords = (t: TFunction<'schedule'>): BlockWords => ({
  status: Object.fromEntries([...statusOrder, 'cancelled' as const].map((status) => [status, t(`status.${status}`)])) as Record<AppointmentStatus, string>,
  kind: Object.fromEntries(kindOrder.map((kind) => [kind, t(`kind.${kind}`)])) as Record<AppointmentKind, string>,
  phoneEnds: t('grid.phoneEnds'), debt: t('grid.debt'), banned: t('grid.banned'), noName: t('grid.noName'), chair: (chair) => t('grid.chair', { chair }),
});

interface Props {
  readonly block: PlacedBlock;
  /** First minute the grid shows. */
  readonly fromMin: number;
  readonly words: BlockWords;
  /** Shown where it is not the chair of the shift. */
  readonly chair: string | undefined;
  readonly pixels: number;
  /** The whole number on a line of its own where there is room for it: in a week of one doctor. */
  readonly whole: boolean;
}

/** One appointment: as many whole lines as fit, the rest in the label and the hint. */
export const AppointmentBlock = memo(function AppointmentBlock({ block, fromMin, words, chair, pixels, whole }: Props) {
  const { row, lane, lanes } = block;
  const Icon = statusIcons[row.status], Kind = row.kind === 'ordinary' ? undefined : kindIcons[row.kind];
  const lines = linesFor(row.endMin - row.startMin, pixels), digits = lastDigits(row.phone), word = words.status[row.status];
  const name = row.patient || words.noName;
  const from = clockText(row.startMin), till = clockText(row.endMin);
  const label = [
    `${from}–${till}`, name, word,
    ...(Kind ? [words.kind[row.kind]] : []),
    ...(digits ? [`${words.phoneEnds} ${digits}`] : []),
    ...(chair ? [words.chair(chair)] : []),
    ...(row.debt ? [words.debt] : []),
    ...(row.banned ? [words.banned] : []),
    ...(row.comment ? [row.comment] : []),
  ].join(', ');
  // a number stands whole on a line of its own, or by its end: cut in the middle it names somebody else
  const wholePhone = whole && lines > 4 && lanes === 1 ? row.phone : undefined, phone = digits && lanes === 1 && !wholePhone ? `··${digits}` : undefined;
  return (
    <div role="listitem" className={classes.block} data-status={row.status} data-kind={Kind ? row.kind : undefined} data-appointment={row.id} data-lanes={lanes > 1 ? '' : undefined} aria-label={label} title={label}
      style={{ '--s': row.startMin - fromMin, '--l': row.endMin - row.startMin, '--lane': lane, '--lanes': lanes } as CSSProperties}>
      <div className={classes.line}>
        <Icon className={classes.icon} stroke={2.2} aria-hidden />
        <b className={classes.time}>{from}</b>
        {lines === 1 ? <span className={classes.name}>{shortName(name)}</span> : phone && <span className={classes.phone}>{phone}</span>}
        <span className={classes.marks}>
          {Kind && <Kind className={classes.mark} aria-hidden />}
          {row.comment && lines > 1 && <IconMessage2 className={classes.mark} aria-hidden />}
          {row.debt && <IconCurrencyRubel className={classes.markDebt} aria-hidden />}
          {row.banned && <IconBan className={classes.markBan} aria-hidden />}
        </span>
      </div>
      {lines > 1 && <div className={lines > 3 ? classes.nameWide : classes.name}>{lines > 3 ? name : shortName(name)}</div>}
      {wholePhone && <div className={classes.word}>{wholePhone}</div>}
      {lines > 2 && <div className={classes.word}>{[...(Kind ? [words.kind[row.kind]] : []), word, ...(chair && lines > 3 ? [words.chair(chair)] : [])].join(' · ')}</div>}
      {lines > 5 && row.comment && <div className={classes.comment}>{row.comment}</div>}
      <i className={classes.edge} data-edge />
    </div>
  );
});
