import { IconSpeakerphone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContactFigure } from '#shared/reports/figures.ts';
import { shareOf } from '#shared/reports/figures.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { usePercent } from './Efficiency.tsx';
import { Num } from './Num.tsx';
import { useChannels, useTopics, type Input } from './queries.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

type Column = 'inquiries' | 'wants' | 'booked' | 'conversion' | 'came' | 'fresh';
interface Row { readonly inquiries: number; readonly wants: number; readonly booked: number; readonly came?: number; readonly fresh?: number; readonly conversion: { readonly percent?: number | undefined } }
const booked = { wants: true, booked: true } as const;
const conditions: Readonly<Record<Column, ContactFigure>> = { inquiries: {}, wants: { wants: true }, booked, conversion: booked, came: { ...booked, came: true }, fresh: { ...booked, fresh: true } };

function Cells({ row, columns, name, of, input }: { readonly row: Row; readonly columns: readonly Column[]; readonly name: string; readonly of: ContactFigure; readonly input: Input }) {
  const { t } = useTranslation();
  const percent = usePercent();
  return columns.map((column) => {
    const n = column === 'conversion' ? row.booked : row[column] ?? 0, what = `${name}: ${t(`reports.sources.columns.${column}`)}`;
    return <td key={column} data-figure={column}><Num n={n} {...(column === 'conversion' ? { text: percent(row.conversion.percent) } : {})} what={what} input={input} of={{ of: 'contacts', figure: { ...of, ...conditions[column] } }} /></td>;
  });
}
function Head({ columns }: { readonly columns: readonly Column[] }) {
  const { t } = useTranslation();
  return columns.map((column) => <th key={column} scope="col">{column === 'came' || column === 'fresh' ? <Hint text={t(`reports.sources.${column}Hint`)}>{t(`reports.sources.columns.${column}`)}</Hint> : t(`reports.sources.columns.${column}`)}</th>);
}
const sumOf = (rows: readonly Row[], columns: readonly Column[]): Row => {
  const sum = (column: Exclude<Column, 'conversion'>): number => rows.reduce((all, row) => all + (row[column] ?? 0), 0);
  return { inquiries: sum('inquiries'), wants: sum('wants'), booked: sum('booked'), ...(columns.includes('came') ? { came: sum('came'), fresh: sum('fresh') } : {}), conversion: shareOf(sum('booked'), sum('wants')) };
};
function Bar({ n, most }: { readonly n: number; readonly most: number }) {
  return <td className={classes.barCell}>{n > 0 && <span aria-hidden className={classes.bar} style={{ width: `${String(Math.max(1, Math.round((n / most) * 100)))}%` }} />}</td>;
}

const ofChannels: readonly Column[] = ['inquiries', 'wants', 'booked', 'conversion', 'came', 'fresh'], ofTopics: readonly Column[] = ['inquiries', 'wants', 'booked', 'conversion'];

/** By advertising channel and source: what the advertising brought, down to who came. */
export function Channels({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useChannels(input);
  return (
    <Report query={query} report="channels">{(rows) => {
      const most = Math.max(1, ...rows.map((row) => row.inquiries)), sourceOf = (row: (typeof rows)[number]): string => (row.source === '' ? t(`reports.kinds.${row.kind}`) : `${t(`reports.kinds.${row.kind}`)}: ${row.source}`);
      return (
        <section className={classes.section}>
          <h3>{t('reports.sources.channels')}</h3>
          <p className={classes.quiet}>{t('reports.sources.channelsHint')}</p>
          {rows.length === 0 ? <Empty icon={<IconSpeakerphone size={40} stroke={1.3} aria-hidden />}>{t('reports.nothing')}</Empty> : (
            <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.sources.channels')}>
              <table className={classes.table} data-testid="channels">
                <thead><tr><th scope="col">{t('reports.sources.channel')}</th><th scope="col" className={classes.left}>{t('reports.sources.source')}</th><Head columns={ofChannels} /><td className={classes.barCell} /></tr></thead>
                <tbody>{rows.map((row) => {
                  const name = row.name || t('reports.sources.noChannel'), of = { channelId: row.channelId ?? 'none' as const, kind: row.kind, source: row.source };
                  return <tr key={`${row.channelId ?? ''} ${row.kind} ${row.source}`} data-row={name}><th scope="row">{name}</th><td className={classes.left}>{sourceOf(row)}</td><Cells row={row} columns={ofChannels} name={`${name}, ${sourceOf(row)}`} of={of} input={input} /><Bar n={row.inquiries} most={most} /></tr>;
                })}</tbody>
                <tfoot><tr data-row="sum"><th scope="row" colSpan={2} className={classes.left}>{t('reports.sum')}</th><Cells row={sumOf(rows, ofChannels)} columns={ofChannels} name={t('reports.sum')} of={{}} input={input} /><td className={classes.barCell} /></tr></tfoot>
              </table>
            </div>
          )}
        </section>
      );
    }}</Report>
  );
}

/** By «Тема разговора». */
export function Topics({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useTopics(input);
  return (
    <Report query={query} report="topics">{(rows) => {
      const most = Math.max(1, ...rows.map((row) => row.inquiries));
      return (
        <section className={classes.section}>
          <h3>{t('reports.sources.topics')}</h3>
          <p className={classes.quiet}>{t('reports.sources.topicsHint')}</p>
          {rows.length === 0 ? <Empty icon={<IconSpeakerphone size={40} stroke={1.3} aria-hidden />}>{t('reports.nothing')}</Empty> : (
            <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.sources.topics')}>
              <table className={classes.table} data-testid="topics">
                <thead><tr><th scope="col">{t('reports.sources.topic')}</th><Head columns={ofTopics} /><td className={classes.barCell} /></tr></thead>
                <tbody>{rows.map((row) => {
                  const name = row.name || t('reports.sources.noTopic');
                  return <tr key={row.topicId ?? ''} data-row={name}><th scope="row">{name}</th><Cells row={row} columns={ofTopics} name={name} of={{ topicId: row.topicId ?? 'none' }} input={input} /><Bar n={row.inquiries} most={most} /></tr>;
                })}</tbody>
                <tfoot><tr data-row="sum"><th scope="row">{t('reports.sum')}</th><Cells row={sumOf(rows, ofTopics)} columns={ofTopics} name={t('reports.sum')} of={{}} input={input} /><td className={classes.barCell} /></tr></tfoot>
              </table>
            </div>
          )}
        </section>
      );
    }}</Report>
  );
}
