import type { KeyboardEvent } from 'react';
import type { PanelView } from '#shared/inquiries/view.ts';
import { PanelForm } from './PanelForm.tsx';
import { PanelTable } from './PanelTable.tsx';
import { opensList } from './opens-list.ts';
import { useClosePanel } from './use-calls.ts';
import classes from './panel.module.css';

interface Props { readonly view: PanelView; /** False while the other tab of the dock is seen. */ readonly shown: boolean }

/** «Входящий вызов»: one call, the table of several, or the recent ones nobody wrote about. Docked, never modal. */
export function CallPanel({ view, shown }: Props) {
  const close = useClosePanel();
  // In the capture phase, while a list that this very key closes still says that it is open.
  const press = (event: KeyboardEvent<HTMLElement>) => { if (event.key === 'Escape' && !opensList(event.target, event.currentTarget)) close(); };
  return (
    <div className={classes.panel} data-testid="call-panel" data-mode={view.mode} onKeyDownCapture={press}>
      {view.mode === 'form' ? <PanelForm key={view.form.inquiryId} form={view.form} others={view.others} shown={shown} /> : <PanelTable mode={view.mode} rows={view.rows} />}
    </div>
  );
}
