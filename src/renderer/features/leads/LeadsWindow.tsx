import { useEffect, useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconBell, IconBellOff, IconChevronDown, IconChevronUp, IconForms } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { LeadLine } from '#shared/leads/view.ts';
import { client } from '../../ipc/client.ts';
import { useDesk, useRight } from '../../ipc/desk-store.ts';
import { openHistory } from '../history/index.ts';
import { Tip } from '../../ui/Tip.tsx';
import { LeadRow } from './LeadRow.tsx';
import classes from './leads.module.css';

const none: readonly LeadLine[] = [];
export const useLeadsFold = create<{ readonly folded: boolean; set(folded: boolean): void }>()((set) => ({ folded: false, set: (folded) => { set({ folded }); } }));

/** F8: the first lead that waits, from anywhere on the desk. */
export function focusLeads(): void {
  useLeadsFold.getState().set(false);
  requestAnimationFrame(() => { document.querySelector<HTMLElement>('[data-leads] [data-lead] button, [data-leads] [data-show-all]')?.focus(); });
}

/**
 * «Новые заявки» at the bottom right of the screen. It never takes the focus; a new lead unfolds it, and whoever
 * needs the place folds it to one line. It is not there when nothing waits.
 */
export function LeadsWindow() {
  const { t } = useTranslation();
  const rows = useDesk((s) => s.snapshot?.leads?.rows ?? none), showAll = useDesk((s) => s.snapshot?.leads?.showAll), sound = useDesk((s) => s.snapshot?.leads?.sound ?? 'off');
  const arrived = useDesk((s) => (s.snapshot?.leads?.chime?.kind === 'arrival' ? s.snapshot.leads.chime.at : undefined));
  const history = useRight('history.read'), { folded, set } = useLeadsFold(), shown = useRef<number>(undefined);
  const { mutate: setSound } = useMutation({ mutationFn: (on: boolean) => client.leads.setSound({ sound: on }) });
  useEffect(() => {
    if (arrived !== undefined && shown.current !== undefined && arrived > shown.current) set(false);
    shown.current = arrived ?? 0;
  }, [arrived, set]);
  if (rows.length === 0 && showAll === undefined) return null;
  const list = rows.length > 0 && !folded;
  return (
    <section className={classes.window} data-leads data-folded={folded || undefined} aria-label={t('leads.title')}>
      {rows.length > 0 && (
        <header className={classes.head}>
          <IconForms size={20} stroke={1.9} aria-hidden />
          <h2 className={classes.title}>{folded ? t('leads.waits', { count: rows.length }) : t('leads.title')}</h2>
          <Tip label={t(sound === 'off' ? 'leads.turnOn' : 'leads.turnOff')}>
            <ActionIcon aria-label={t(sound === 'off' ? 'leads.turnOn' : 'leads.turnOff')} onClick={() => { setSound(sound === 'off'); }}>{sound === 'off' ? <IconBellOff size={18} aria-hidden /> : <IconBell size={18} aria-hidden />}</ActionIcon>
          </Tip>
          <ActionIcon aria-label={t(folded ? 'leads.unfold' : 'leads.fold')} aria-expanded={!folded} onClick={() => { set(!folded); }}>{folded ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />}</ActionIcon>
        </header>
      )}
      <ul className={classes.list} aria-label={t('leads.list')} aria-live="polite" aria-relevant="additions" hidden={!list}>{list && rows.map((lead) => <LeadRow key={lead.inquiryId} lead={lead} />)}</ul>
      {showAll !== undefined && history && (
        <footer className={classes.foot}><Anchor component="button" type="button" className={classes.all} data-show-all onClick={() => { openHistory({ view: 'heads', unprocessed: 'all' }); }}>{t('leads.showAll', { count: showAll })}</Anchor></footer>
      )}
    </section>
  );
}
