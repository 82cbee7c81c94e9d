import { useEffect } from 'react';
import { Button, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload, IconTransfer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import ui from '../../ui/ui.module.css';
import { Handovers } from './Handovers.tsx';
import { LostFilters, OpenList } from './OpenList.tsx';
import { useLostFilter, useLostView } from './queries.ts';
import classes from './lost.module.css';

/** «Ничего не потеряно»: all that is still owed to somebody, and who handed which shift over. */
export function LostPage() {
  const { t } = useTranslation();
  const { tab, set } = useLostView(), filter = useLostFilter(), openDialog = useDialog((s) => s.open), count = useDesk((s) => s.snapshot?.lost?.count ?? 0), overdue = useDesk((s) => s.snapshot?.lost?.overdue ?? 0);
  const { mutate: exportRows, isPending } = useMutation({ mutationFn: () => client.lost.exportList(filter) });
  // the keyboard stands on the list as soon as it is there, unless somebody writes
  useEffect(() => {
    const frame = requestAnimationFrame(() => { if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-lost-body] [tabindex="0"]')?.focus({ preventScroll: true }); });
    return () => { cancelAnimationFrame(frame); };
  }, [tab]);
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('lost.title')}</h2>
        <Tabs value={tab} onChange={(value) => { if (value) set({ tab: value as 'open' | 'handovers' }); }} className={classes.tabs ?? ''} activateTabWithKeyboard={false}>
          <Tabs.List aria-label={t('lost.lists')}>{(['open', 'handovers'] as const).map((one) => <Tabs.Tab key={one} value={one} id={`lost-tab-${one}`} aria-controls="lost-body">{t(`lost.tabs.${one}`)}</Tabs.Tab>)}</Tabs.List>
        </Tabs>
        <p className={classes.said} role="status">{t('lost.said', { count })}{overdue > 0 && <>, <b className={ui.red}>{t('lost.overdueSaid', { count: overdue })}</b></>}</p>
        <div className={classes.deeds}>
          {tab === 'open' && <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={isPending} onClick={() => { exportRows(); }}>Excel</Button>}
          <Button leftSection={<IconTransfer size={18} aria-hidden />} onClick={() => { openDialog({ kind: 'handOver' }); }}>{t('lost.handOver.button')}</Button>
        </div>
      </div>
      {tab === 'open' && (
        <div className={classes.filters} role="toolbar" aria-label={t('lost.filters')}>
          <LostFilters />
        </div>
      )}
      <div className={classes.body} id="lost-body" role="tabpanel" aria-labelledby={`lost-tab-${tab}`} data-lost-body={tab}>{tab === 'open' ? <OpenList /> : <Handovers />}</div>
    </div>
  );
}
