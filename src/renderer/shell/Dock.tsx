import { lazy, Suspense, useEffect, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../ipc/desk-store.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { CallPanel, usePanelFocus } from '../features/calls/index.ts';
import classes from './shell.module.css';

const BookingForm = lazy(async () => ({ default: (await import('../features/booking/index.ts')).BookingForm }));

/**
 * The right side, never over the schedule: the call, «Новый прием», or both under two tabs. The one that is not seen
 * stays in the page, so that nothing typed in it is lost.
 */
export function Dock() {
  const { t } = useTranslation();
  const panel = useDesk((s) => s.snapshot?.panel);
  const formId = useDesk((s) => s.snapshot?.booking?.formId);
  const asked = usePanelFocus((s) => s.asked);
  const [seen, setSeen] = useState<'panel' | 'booking'>('panel');
  useEffect(() => { if (formId) setSeen('booking'); }, [formId]);
  useEffect(() => { if (asked) setSeen('panel'); }, [asked]);
  if (!panel && !formId) return null;
  const showBooking = formId !== undefined && (seen === 'booking' || !panel);
  return (
    <aside className={classes.dock} aria-label={t('shell.dock')}>
      {panel && formId && (
        <div className={classes.dockTabs}>
          <SegmentedControl fullWidth size="sm" value={showBooking ? 'booking' : 'panel'} onChange={(value) => { setSeen(value); }} aria-label={t('shell.dock')}
            data={[{ value: 'panel', label: t('panel.tab') }, { value: 'booking', label: t('panel.bookingTab') }]} />
        </div>
      )}
      {panel && <div className={classes.dockBody} hidden={showBooking}><ErrorBoundary><CallPanel view={panel} shown={!showBooking} /></ErrorBoundary></div>}
      {formId && <div className={classes.dockBody} hidden={!showBooking} data-booking><ErrorBoundary><Suspense fallback={null}><BookingForm /></Suspense></ErrorBoundary></div>}
    </aside>
  );
}
