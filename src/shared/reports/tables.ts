import type { TableColumn, TableRow } from '../kernel/table.ts';
import { clockText, durationText } from '../kernel/time.ts';
import type { EfficiencyRow, ReportName, ReportResult } from './contract.ts';
import type { ShareFigure } from './figures.ts';
import { reportWords, type ReportLanguage, type ReportWords } from './words.ts';

export interface ReportTable { readonly title: string; readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[]; /** How many of the last rows are sums. */ readonly sums?: number }

const text = (titles: readonly string[], ...widths: readonly number[]): TableColumn[] => titles.map((title, n) => ({ title, kind: 'text', width: widths[n] ?? 16 }));
/** The first column names the row, the others are numbers. */
const numbered = (titles: readonly string[], named = 1, width = 32): TableColumn[] => titles.map((title, n) => (n < named ? { title, kind: 'text', width } : { title, kind: 'number', width: Math.max(12, title.length + 2) }));
const wait = (seconds: number | undefined): string => (seconds === undefined ? '' : durationText(seconds * 1000));
const share = ({ n, percent }: ShareFigure): [number, number | null] => [n, percent ?? null];

const efficiencyCells = (name: string, row: EfficiencyRow): TableRow => [
  name, row.total, row.booked, row.conversion.percent ?? null, durationText(row.talkMs), row.averageMs === undefined ? '' : durationText(row.averageMs), row.missed.n, row.missed.percent ?? null, row.unanswered.n, row.unanswered.percent ?? null,
];

type Tables = { readonly [N in ReportName]: (data: ReportResult[N], w: ReportWords) => Omit<ReportTable, 'title'> };
const tables: Tables = {
  efficiency: ({ rows, clinic }, w) => ({ columns: numbered(w.efficiencyColumns).map((column, n) => (n === 4 || n === 5 ? { ...column, kind: 'text' } : column)), rows: [...rows.map((row) => efficiencyCells(row.employeeId === undefined ? w.shared : row.name, row)), efficiencyCells(w.clinic, clinic)], sums: 1 }),
  conversion: (rows, w) => ({ columns: numbered(w.conversionColumns), rows: rows.map(({ name, conversion }) => [name, conversion.of, ...share(conversion)]) }),
  channels: (rows, w) => ({ columns: numbered(w.channelColumns, 2), rows: rows.map((row) => [row.name || w.noChannel, row.source === '' ? w.kinds[row.kind] : `${w.kinds[row.kind]}: ${row.source}`, row.inquiries, row.wants, row.booked, row.conversion.percent ?? null, row.came, row.fresh]) }),
  topics: (rows, w) => ({ columns: numbered(w.topicColumns), rows: rows.map((row) => [row.name || w.noTopic, row.inquiries, row.wants, row.booked, row.conversion.percent ?? null]) }),
  hours: (cells, w) => ({ columns: numbered(w.hourColumns, 2, 16), rows: [...cells].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour).map(({ weekday, hour, calls, missed }) => [w.weekdays[weekday - 1]!, `${clockText(hour * 60)}–${clockText(hour * 60 + 60)}`, calls, missed]) }),
  answers: (data, w) => ({ columns: text(w.measureColumns, 44, 16, 10), rows: [
    [w.answered, String(data.answered), ''], [w.within(data.withinS), ...share(data.within).map((n) => (n === null ? '' : String(n)))], [w.median, wait(data.medianS), ''], [w.p90, wait(data.p90S), ''],
    ...data.bands.map(({ fromS, tillS, calls }) => [w.band(fromS, tillS), String(calls), '']),
  ] }),
  missed: (data, w) => ({ columns: text(w.measureColumns, 44, 16, 10), rows: [
    [w.missed, String(data.total), ''], ...(['calledBack', 'cameAgain', 'commented', 'none'] as const).map((fate) => [w.fates[fate], ...share(data[fate]).map((n) => (n === null ? '' : String(n)))]),
    ...data.within.map(({ limitS, share: part }) => [w.backWithin(limitS / 60), ...share(part).map((n) => (n === null ? '' : String(n)))]), [w.median, wait(data.medianS), ''], [w.p90, wait(data.p90S), ''],
  ] }),
  callbacks: (data, w) => ({ columns: text(w.measureColumns, 44, 16, 10), rows: [
    [w.leads, String(data.leads), ''], ...data.within.map(({ limitS, share: part }) => [w.reactedWithin(limitS / 60), ...share(part).map((n) => (n === null ? '' : String(n)))]), [w.later, ...share(data.later).map((n) => (n === null ? '' : String(n)))],
    [w.never, ...share(data.never).map((n) => (n === null ? '' : String(n)))], [w.median, wait(data.medianS), ''], [w.p90, wait(data.p90S), ''],
  ] }),
  days: (rows, w) => ({ columns: numbered(w.dayColumns, 1, 12).map((column, n) => (n === 0 ? { ...column, kind: 'day' } : column)), rows: rows.map(({ day, inbound, outbound, missed, unanswered }) => [day, inbound + outbound + missed + unanswered, inbound, outbound, missed, unanswered]) }),
  tags: (rows, w) => {
    const marked = (name: string, retired: boolean): string => (retired ? `${name} (${w.deleted})` : name);
    return { columns: numbered(w.tagColumns, 2), rows: rows.map((row) => (row.kind === 'tag' ? [marked(row.group, row.groupRetired), marked(row.name, row.retired && !row.groupRetired), row.calls] : ['', w[row.kind], row.calls])) };
  },
};

/** A report as a plain table: for Excel, for paper, and for those who would rather read than look. */
export function reportTable<N extends ReportName>(report: N, data: ReportResult[N], language: ReportLanguage): ReportTable {
  const words = reportWords[language];
  return { title: words.titles[report], ...tables[report](data, words) };
}
