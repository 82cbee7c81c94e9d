import { useTranslation } from 'react-i18next';
import { IconUsers } from '@tabler/icons-react';
import { figureFilters } from '#shared/reports/drill.ts';
import { shareOf, type ShareFigure } from '#shared/reports/figures.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Broken } from './Broken.tsx';
import { usePercent } from './Efficiency.tsx';
import { Figure } from './Figure.tsx';
import { Num } from './Num.tsx';
import { periodOf, useBookingConversion, useEfficiency, type Input } from './queries.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

const none: ShareFigure = { n: 0, of: 0 };
/** A share as a number with a bar under it; the bar's pattern says whose conversion it is. */
function Bar({ percent, look }: { readonly percent: number | undefined; readonly look: 'ident' | 'medlock' }) {
  return <span aria-hidden className={`${classes.track} ${classes[look]}`}><span style={{ width: `${String(percent ?? 0)}%` }} /></span>;
}

/** Two conversions of two origins side by side. They are two columns and two figures, and are never added up. */
export function Conversions({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const calls = useEfficiency(input), contacts = useBookingConversion(input), percent = usePercent();
  return (
    <Report query={calls} report="efficiency">{(efficiency) => (
      <>
        <Broken rows={efficiency.broken} />
        <Report query={contacts} report="conversion">{(conversion) => {
          const ident = new Map(conversion.map((row) => [row.employeeId, row.conversion])), byCalls = new Map(efficiency.rows.map((row) => [row.employeeId, row]));
          const names = new Map([...conversion.map((row) => [row.employeeId, row.name] as const), ...efficiency.rows.flatMap((row) => (row.employeeId === undefined ? [] : [[row.employeeId, row.name] as const]))]);
          const people = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'ru')), whole = shareOf(conversion.reduce((sum, row) => sum + row.conversion.n, 0), conversion.reduce((sum, row) => sum + row.conversion.of, 0));
          const identCells = (share: ShareFigure, authorId: string | undefined, name: string) => {
            const figure = { withExcluded: true, authored: true, wants: true, ...(authorId === undefined ? {} : { authorId }) };
            return (
              <>
                <td data-figure="wanted" className={classes.ofIdent}><Num n={share.of} what={`${name}: ${t('reports.ident.wanted')}`} input={input} of={{ of: 'contacts', figure }} /></td>
                <td data-figure="ident-booked" className={classes.ofIdent}><Num n={share.n} what={`${name}: ${t('reports.ident.booked')}`} input={input} of={{ of: 'contacts', figure: { ...figure, booked: true } }} /></td>
                <td data-figure="ident" className={classes.ofIdent}><Num text={percent(share.percent)} n={share.n} what={`${name}: ${t('reports.conversions.ident')}`} input={input} of={{ of: 'contacts', figure: { ...figure, booked: true } }} className={classes.big} /><Bar percent={share.percent} look="ident" /></td>
              </>
            );
          };
          const medlockCells = (row: { readonly total: number; readonly booked: number; readonly conversion: ShareFigure } | undefined, countedFor: string | undefined) => {
            const filters = figureFilters(periodOf(input), countedFor), { total = 0, booked = 0, conversion: share = none } = row ?? {};
            return (
              <>
                <td data-figure="total" className={classes.ofMedlock}><Figure text={String(total)} what={t('reports.efficiency.columns.total')} calls={total} filter={filters.total} /></td>
                <td data-figure="booked" className={classes.ofMedlock}><Figure text={String(booked)} what={t('reports.efficiency.columns.booked')} calls={booked} filter={filters.booked} /></td>
                <td data-figure="medlock" className={classes.ofMedlock}><Figure text={percent(share.percent)} what={t('reports.conversions.medlock')} calls={booked} filter={filters.booked} className={classes.big} /><Bar percent={share.percent} look="medlock" /></td>
              </>
            );
          };
          const shared = byCalls.get(undefined);
          return (
            <section className={classes.section}>
              <h3>{t('reports.conversions.title')}</h3>
              <p className={classes.quiet}>{t('reports.conversions.hint')}</p>
              {people.length === 0 && !shared ? <Empty icon={<IconUsers size={40} stroke={1.3} aria-hidden />}>{t('reports.efficiency.nobody')}</Empty> : (
                <div className={classes.box} tabIndex={0} role="region" aria-label={t('reports.conversions.title')}>
                  <table className={classes.table} data-testid="conversions">
                    <thead>
                      <tr className={classes.heads}><td /><th scope="colgroup" colSpan={3} className={classes.ofIdent}><Hint text={t('reports.conversions.identHint')}>{t('reports.conversions.ident')}</Hint></th><th scope="colgroup" colSpan={3} className={classes.ofMedlock}><Hint text={t('reports.conversions.medlockHint')}>{t('reports.conversions.medlock')}</Hint></th></tr>
                      <tr>
                        <th scope="col">{t('reports.ident.name')}</th><th scope="col" className={classes.ofIdent}>{t('reports.ident.wanted')}</th><th scope="col" className={classes.ofIdent}>{t('reports.ident.booked')}</th><th scope="col" className={classes.ofIdent}>{t('reports.ident.conversion')}</th>
                        <th scope="col" className={classes.ofMedlock}>{t('reports.efficiency.columns.total')}</th><th scope="col" className={classes.ofMedlock}>{t('reports.efficiency.columns.booked')}</th><th scope="col" className={classes.ofMedlock}>{t('reports.efficiency.columns.conversion')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {people.map(([id, name]) => <tr key={id} data-row={id}><th scope="row">{name}</th>{identCells(ident.get(id) ?? none, id, name)}{medlockCells(byCalls.get(id), id)}</tr>)}
                      {shared && <tr data-row="shared"><th scope="row"><Hint text={t('reports.efficiency.sharedHint')}>{t('reports.efficiency.shared')}</Hint></th><td colSpan={3} className={classes.ofIdent}>{t('common.dash')}</td>{medlockCells(shared, 'shared')}</tr>}
                    </tbody>
                    {input.employeeId === undefined && <tfoot><tr data-row="clinic"><th scope="row">{t('reports.efficiency.clinic')}</th>{identCells(whole, undefined, t('reports.efficiency.clinic'))}{medlockCells(efficiency.clinic, undefined)}</tr></tfoot>}
                  </table>
                </div>
              )}
            </section>
          );
        }}</Report>
      </>
    )}</Report>
  );
}
