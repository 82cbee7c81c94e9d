import type { ReactNode } from 'react';
import { NumberInput } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '#shared/kernel/time.ts';
import { shareOf, type CallFigure, type ContactFigure, type ShareFigure } from '#shared/reports/figures.ts';
import { Empty } from '../../ui/Empty.tsx';
import { usePercent } from './Efficiency.tsx';
import { Num } from './Num.tsx';
import { useAnswers, useCallbacks, useMissed, type Input } from './queries.ts';
import { useReports } from './reports-store.ts';
import { Report } from './Waiting.tsx';
import classes from './reports.module.css';

/** One number to remember. */
function Tile({ label, children, sub }: { readonly label: string; readonly children: ReactNode; readonly sub?: ReactNode }) {
  return <div className={classes.tile}><dt>{label}</dt><dd>{children}{sub !== undefined && <span className={classes.sub}>{sub}</span>}</dd></div>;
}
const wait = (seconds: number | undefined, dash: string): string => (seconds === undefined ? dash : durationText(seconds * 1000));

interface Line { readonly key: string; readonly label: string; readonly share: ShareFigure; readonly of: { readonly of: 'calls'; readonly figure: CallFigure } | { readonly of: 'contacts'; readonly figure: ContactFigure } }
/** Parts of a whole, each with its bar, its number and its rows. */
function Parts({ title, lines, input, testid, what }: { readonly title: string; readonly lines: readonly Line[]; readonly input: Input; readonly testid: string; readonly what: string }) {
  const { t } = useTranslation();
  const percent = usePercent();
  return (
    <div className={`${classes.box} ${classes.narrow}`}>
      <table className={classes.table} data-testid={testid}>
        <thead><tr><th scope="col">{title}</th><th scope="col">{what}</th><th scope="col">{t('reports.pace.share')}</th><td className={classes.barCell} /></tr></thead>
        <tbody>{lines.map(({ key, label, share, of }) => (
          <tr key={key} data-row={key}>
            <th scope="row">{label}</th>
            <td><Num n={share.n} what={label} input={input} of={of} /></td>
            <td>{percent(share.percent)}</td>
            <td className={classes.barCell}>{share.n > 0 && <span aria-hidden className={classes.bar} style={{ width: `${String(Math.max(1, share.percent ?? 0))}%` }} />}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
const nothing = <IconHourglass size={40} stroke={1.3} aria-hidden />;

/** How long a caller waits for the answer. */
export function Answers({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const { withinS, set } = useReports(), query = useAnswers({ ...input, withinS }), percent = usePercent(), dash = t('common.dash');
  return (
    <Report query={query} report="answers">{(data) => (
      <section className={classes.section}>
        <h3>{t('reports.pace.answers')}</h3>
        <p className={classes.quiet}>{t('reports.pace.answersHint')}</p>
        <NumberInput w="14rem" label={t('reports.pace.goal')} value={withinS} min={1} max={600} allowDecimal={false} allowNegative={false} clampBehavior="strict" onChange={(value) => { if (typeof value === 'number' && value >= 1) set({ withinS: value }); }} />
        {data.answered === 0 ? <Empty icon={nothing}>{t('reports.nothing')}</Empty> : (
          <>
            <dl className={classes.tiles} data-testid="answers">
              <Tile label={t('reports.pace.within', { seconds: data.withinS })} sub={<Num text={t('reports.pace.of', { n: data.within.n, of: data.within.of })} n={data.within.n} what={t('reports.pace.within', { seconds: data.withinS })} input={input} of={{ of: 'calls', figure: { ring: { fromS: 0, tillS: data.withinS } } }} />}>{percent(data.within.percent)}</Tile>
              <Tile label={t('reports.pace.median')}>{wait(data.medianS, dash)}</Tile>
              <Tile label={t('reports.pace.p90')}>{wait(data.p90S, dash)}</Tile>
            </dl>
            <Parts testid="answer-bands" title={t('reports.pace.waited')} what={t('reports.pace.calls')} input={input} lines={data.bands.map(({ fromS, tillS, calls }) => ({
              key: String(fromS), label: tillS === undefined ? t('reports.pace.longer', { from: fromS }) : t('reports.pace.band', { from: fromS, till: tillS }), share: shareOf(calls, data.answered),
              of: { of: 'calls', figure: { ring: { fromS, ...(tillS === undefined ? {} : { tillS }) } } },
            }))} />
          </>
        )}
      </section>
    )}</Report>
  );
}

/** «Обработка пропущенных»: what became of each on its own day. */
export function Missed({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useMissed(input), percent = usePercent(), dash = t('common.dash');
  return (
    <Report query={query} report="missed">{(data) => (
      <section className={classes.section}>
        <h3>{t('reports.pace.missed')}</h3>
        <p className={classes.quiet}>{t('reports.pace.missedHint')}</p>
        {data.total === 0 ? <Empty icon={nothing}>{t('reports.pace.noneMissed')}</Empty> : (
          <>
            <dl className={classes.tiles} data-testid="missed">
              <Tile label={t('reports.pace.missedAll')}><Num n={data.total} what={t('reports.pace.missedAll')} input={input} of={{ of: 'calls', figure: { types: ['missed'] } }} /></Tile>
              <Tile label={t('reports.fates.none')} sub={percent(data.none.percent)}><Num n={data.none.n} what={t('reports.fates.none')} input={input} of={{ of: 'calls', figure: { fate: 'none' } }} /></Tile>
              <Tile label={t('reports.pace.backMedian')}>{wait(data.medianS, dash)}</Tile>
              <Tile label={t('reports.pace.backP90')}>{wait(data.p90S, dash)}</Tile>
            </dl>
            <Parts testid="fates" title={t('reports.pace.became')} what={t('reports.pace.calls')} input={input} lines={(['calledBack', 'cameAgain', 'commented', 'none'] as const).map((fate) => ({ key: fate, label: t(`reports.fates.${fate}`), share: data[fate], of: { of: 'calls', figure: { fate } } }))} />
            <Parts testid="back-within" title={t('reports.pace.soon')} what={t('reports.pace.calls')} input={input} lines={data.within.map(({ limitS, share }) => ({ key: String(limitS), label: t('reports.pace.backWithin', { minutes: limitS / 60 }), share, of: { of: 'calls', figure: { fate: 'calledBack', backTillS: limitS } } }))} />
          </>
        )}
      </section>
    )}</Report>
  );
}

/** Leads to call-back. */
export function Callbacks({ input }: { readonly input: Input }) {
  const { t } = useTranslation();
  const query = useCallbacks(input), percent = usePercent(), dash = t('common.dash'), ofLeads = (reacted: ContactFigure['reacted']) => ({ of: 'contacts' as const, figure: { withExcluded: true, reacted } });
  return (
    <Report query={query} report="callbacks">{(data) => (
      <section className={classes.section}>
        <h3>{t('reports.pace.callbacks')}</h3>
        <p className={classes.quiet}>{t('reports.pace.callbacksHint')}</p>
        {data.leads === 0 ? <Empty icon={nothing}>{t('reports.pace.noLeads')}</Empty> : (
          <>
            <dl className={classes.tiles} data-testid="callbacks">
              <Tile label={t('reports.pace.leads')}><Num n={data.leads} what={t('reports.pace.leads')} input={input} of={ofLeads('any')} /></Tile>
              <Tile label={t('reports.pace.never')} sub={percent(data.never.percent)}><Num n={data.never.n} what={t('reports.pace.never')} input={input} of={ofLeads('never')} /></Tile>
              <Tile label={t('reports.pace.median')}>{wait(data.medianS, dash)}</Tile>
              <Tile label={t('reports.pace.p90')}>{wait(data.p90S, dash)}</Tile>
            </dl>
            <Parts testid="reactions" title={t('reports.pace.soon')} what={t('reports.pace.leads')} input={input} lines={[
              ...data.within.map(({ limitS, share }) => ({ key: String(limitS), label: t('reports.pace.reactedWithin', { minutes: limitS / 60 }), share, of: ofLeads({ fromS: 0, tillS: limitS }) })),
              { key: 'later', label: t('reports.pace.later'), share: data.later, of: ofLeads({ fromS: (data.within.at(-1)?.limitS ?? 0) + 1 }) }, { key: 'never', label: t('reports.pace.never'), share: data.never, of: ofLeads('never') },
            ]} />
          </>
        )}
      </section>
    )}</Report>
  );
}
