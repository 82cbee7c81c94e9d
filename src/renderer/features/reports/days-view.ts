import { dayText, shortDayText, weekdayOf } from '#shared/kernel/time.ts';
import { day as dayValue, type Day } from '#shared/kernel/values.ts';
import type { CallDayRow } from '#shared/reports/figures.ts';

export const series = ['inbound', 'outbound', 'missed', 'unanswered'] as const;
/** A column of the chart: a day, or a week where days would be too thin to point at. */
export interface Column { readonly fromDay: Day; readonly tillDay: Day; readonly label: string; readonly short: string; readonly counts: Readonly<Record<(typeof series)[number], number>>; readonly total: number }
const mostDays = 62;

export function columnsOf(rows: readonly CallDayRow[]): Column[] {
  const groups: CallDayRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (rows.length > mostDays && last && weekdayOf(dayValue(row.day)) !== 1) last.push(row);
    else groups.push([row]);
  }
  return groups.map((own) => {
    const fromDay = dayValue(own[0]!.day), tillDay = dayValue(own.at(-1)!.day), sum = (name: (typeof series)[number]): number => own.reduce((all, row) => all + row[name], 0);
    const counts = { inbound: sum('inbound'), outbound: sum('outbound'), missed: sum('missed'), unanswered: sum('unanswered') };
    return { fromDay, tillDay, label: fromDay === tillDay ? dayText(fromDay) : `${dayText(fromDay)}–${dayText(tillDay)}`, short: shortDayText(fromDay), counts, total: series.reduce((all, name) => all + counts[name], 0) };
  });
}

/** The top of the scale and its lines: round numbers that stand above the tallest column. */
export function scaleOf(most: number): { readonly top: number; readonly lines: readonly number[] } {
  const raw = Math.max(1, most) / 4, power = 10 ** Math.floor(Math.log10(raw)), step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw), top = step * Math.ceil(Math.max(1, most) / step);
  return { top, lines: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step) };
}
