import { lazy, Suspense, useEffect, useState } from 'react';
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../ipc/desk-store.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { CallPanel, usePanelFocus } from '../features/calls/index.ts';
import { RoundList } from '../features/crm/index.ts';
import { ByHandPanel, useByHand } from '../features/dialogs/index.ts';
import { useRoundDock } from '../features/round-button/index.ts';
import classes from './shell.module.css';

const BookingForm = lazy(async () => ({ default: (await import('../features/booking/index.ts')).BookingForm }));

type Part = 'panel' | 'byHand' | 'booking' | 'round';

/**
 * The right side, never over the schedule: the call, what is added by hand, «Новый прием», the call round, or several of them under tabs. What
 * is not seen stays in the page, so that nothing typed in it is lost.
 */
export function Dock() {
  const { t } = useTranslation();
  const panel = useDesk((s) => s.snapshot?.panel);
  const formId = useDesk((s) => s.snapshot?.booking?.formId);
  const asked = usePanelFocus((s) => s.asked);
  const { open: round, set: dockRound } = useRoundDock();
  const byHand = useByHand((s) => s.mode), byHandAsked = useByHand((s) => s.asked);
  const [seen, setSeen] = useState<Part>('panel');
  useEffect(() => { if (formId) setSeen('booking'); }, [formId]);
  useEffect(() => { if (asked) setSeen('panel'); }, [asked]);
  useEffect(() => { if (byHandAsked) setSeen('byHand'); }, [byHandAsked]);
  useEffect(() => { if (round) setSeen('round'); }, [round]);
  const parts: readonly Part[] = [...(panel ? ['panel' as const] : []), ...(byHand ? ['byHand' as const] : []), ...(formId ? ['booking' as const] : []), ...(round ? ['round' as const] : [])];
  if (parts.length === 0) return null;
  const shown = parts.includes(seen) ? seen : parts[0]!;
  const label = { panel: t('panel.tab'), byHand: t(byHand === 'call' ? 'byHand.callTab' : 'byHand.tab'), booking: t('panel.bookingTab'), round: t('crm.round.open') };
  return (
    <aside className={classes.dock} aria-label={t('shell.dock')}>
      {parts.length > 1 && (
        <div className={classes.dockTabs}>
          <SegmentedControl fullWidth size="sm" value={shown} onChange={(value) => { setSeen(value); }} aria-label={t('shell.dock')} data={parts.map((value) => ({ value, label: label[value] }))} />
        </div>
      )}
      {panel && <div className={classes.dockBody} hidden={shown !== 'panel'}><ErrorBoundary><CallPanel view={panel} shown={shown === 'panel'} /></ErrorBoundary></div>}
      {byHand && <div className={classes.dockBody} hidden={shown !== 'byHand'}><ErrorBoundary><ByHandPanel mode={byHand} shown={shown === 'byHand'} /></ErrorBoundary></div>}
      {formId && <div className={classes.dockBody} hidden={shown !== 'booking'} data-booking><ErrorBoundary><Suspense fallback={null}><BookingForm /></Suspense></ErrorBoundary></div>}
      {round && (
        <div className={classes.dockBody} hidden={shown !== 'round'} data-round>
          <ActionIcon className={classes.dockClose ?? ''} aria-label={t('crm.round.close')} onClick={() => { dockRound(false); }}><IconX size={18} aria-hidden /></ActionIcon>
          <ErrorBoundary><RoundList narrow /></ErrorBoundary>
        </div>
      )}
    </aside>
  );
}
