import { addDays, dayOf } from '#shared/kernel/time.ts';
import { countReport } from '#main/modules/reports/all.ts';
import { productFigures, rawFigures, reportNames } from '#tests/support/report-figures.ts';
import { rawReports } from '#tests/support/raw-reports.ts';
import { openPair } from './clinics.ts';
import { byRatio, within, type Figure } from './figure.ts';
import { benchNow } from './make.ts';
import { compare, mustEqual } from './measure.ts';
import type { Row } from './rows.ts';

const zone = 'Europe/Moscow', today = dayOf(benchNow, zone);

/** P9: every report of a year, today among its days, against raw SQL over the rows themselves. */
export const p9: Row = async (files, { rounds }) => {
  const { product: { database: { db, raw } }, close } = openPair(files);
  try {
    const scope = { fromDay: addDays(today, -364), tillDay: today }, reading = rawReports(raw), figures: Figure[] = [];
    const inquiries = (raw.prepare('SELECT count(*) AS n FROM inquiries WHERE started_at >= ? AND _deleted = 0').get(benchNow - 365 * 86_400_000) as { n: number }).n;
    for (const name of reportNames) {
      const product = () => productFigures[name](db, scope), bare = () => rawFigures[name](reading, { ...scope, zone });
      mustEqual(`P9 ${name}`, product(), bare());
      const times = compare({ product, bare }, { rounds: Math.min(rounds, 3), inner: 1, warm: 0 });
      figures.push(within(`P9 ${name}`, `a year of ${inquiries} inquiries; floor: raw SQL, which must take at least 8 times as long`, times.product, times.bare, 20));
      figures.push(byRatio(`P9 ${name} against raw SQL`, 'the same; floor: raw SQL', times.product, times.bare, 1 / 8));
    }
    const whole = compare({ product: () => countReport(db, 'efficiency', { ...scope, withinS: 20 }, benchNow), bare: () => rawFigures.efficiency(reading, { ...scope, zone }) }, { rounds: Math.min(rounds, 3), inner: 1, warm: 0 });
    figures.push(within('P9 efficiency, the whole page', 'with names and the days on which a phone was not one person’s; floor: raw SQL of the figures alone', whole.product, whole.bare, 20));
    return figures;
  } finally {
    await close();
  }
};
