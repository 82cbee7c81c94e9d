import type { PanelView } from '#shared/inquiries/view.ts';
import { PanelForm } from './PanelForm.tsx';
import { PanelTable } from './PanelTable.tsx';
import classes from './panel.module.css';

interface Props { readonly view: PanelView; /** False while the other tab of the dock is seen. */ readonly shown: boolean }

/** «Входящий вызов»: one call, the table of several, or the recent ones nobody wrote about. Docked, never modal. */
export function CallPanel({ view, shown }: Props) {
  return (
    <div className={classes.panel} data-testid="call-panel" data-mode={view.mode}>
      {view.mode === 'form' ? <PanelForm key={view.form.inquiryId} form={view.form} others={view.others} shown={shown} /> : <PanelTable mode={view.mode} rows={view.rows} />}
    </div>
  );
}
