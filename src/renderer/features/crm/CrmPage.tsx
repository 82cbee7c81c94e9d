import { useEffect } from 'react';
import { Button, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { AddMenu } from '../dialogs/index.ts';
import { FreedTab } from './FreedTab.tsx';
import { Morning } from './Morning.tsx';
import { RoundList } from './Round.tsx';
import { TaskFilters, TasksTab, useTaskFilter } from './TasksTab.tsx';
import { WaitFilters, WaitTab, useWaitFilter } from './WaitTab.tsx';
import { tabs, useCrm, type CrmTab } from './crm-store.ts';
import { useCounts } from './queries.ts';
import classes from './crm.module.css';

const tasksTabs: readonly CrmTab[] = ['mine', 'all', 'overdue'], waitTabs: readonly CrmTab[] = ['waitlist', 'wantsEarlier'];

/** «CRM»: tasks, the wait list, freed slots, the call round and the morning page under one row of tabs (UX.md 9). */
export function CrmPage() {
  const { t } = useTranslation();
  const { tab, show } = useCrm(), { data: counts } = useCounts(), openDialog = useDialog((s) => s.open);
  const tasks = useTaskFilter(), waits = useWaitFilter(), isTasks = tasksTabs.includes(tab), isWaits = waitTabs.includes(tab);
  const { mutate: exportRows, isPending } = useMutation({ mutationFn: () => (isTasks ? client.crm.exportTasks(tasks) : client.crm.exportWaitlist(waits)) });
  // the keyboard stands on the list as soon as a tab is open, unless somebody writes
  useEffect(() => {
    const frame = requestAnimationFrame(() => { if (document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-crm-body] [tabindex="0"]`)?.focus({ preventScroll: true }); });
    return () => { cancelAnimationFrame(frame); };
  }, [tab]);
  const count: Partial<Record<CrmTab, number | undefined>> = { mine: counts?.mine, overdue: counts?.overdue, waitlist: counts?.waitlist, wantsEarlier: counts?.wantsEarlier, freed: counts?.freed, round: counts?.roundLeft };
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('screens.crm')}</h2>
        <Tabs value={tab} onChange={(value) => { if (value) show(value as CrmTab); }} className={classes.tabs ?? ''} activateTabWithKeyboard={false}>
          <Tabs.List aria-label={t('crm.lists')}>
            {tabs.map((one) => <Tabs.Tab key={one} value={one} id={`crm-tab-${one}`} aria-controls="crm-body" rightSection={count[one] ? <span className={classes.count} data-red={one === 'overdue' || undefined}>{count[one]}</span> : undefined}>{t(`crm.tabs.${one}`)}</Tabs.Tab>)}
          </Tabs.List>
        </Tabs>
        <span className={classes.grow} />
        <div className={classes.add}><AddMenu /></div>
      </div>
      {(isTasks || isWaits) && (
        <div className={classes.filters} role="toolbar" aria-label={t('crm.filters')}>
          {isTasks ? <TaskFilters /> : <WaitFilters />}
          <span className={classes.grow} />
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={isPending} onClick={() => { exportRows(); }}>Excel</Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { openDialog(isTasks ? { kind: 'task' } : { kind: 'waitlist' }); }}>{t(isTasks ? 'crm.task.new' : 'crm.wait.new')}</Button>
        </div>
      )}
      <div className={classes.body} id="crm-body" role="tabpanel" aria-labelledby={`crm-tab-${tab}`} data-crm-body={tab}>
        {isTasks && <TasksTab key={tab} />}
        {isWaits && <WaitTab key={tab} />}
        {tab === 'freed' && <FreedTab />}
        {tab === 'round' && <RoundList />}
        {tab === 'morning' && <Morning />}
      </div>
    </div>
  );
}
