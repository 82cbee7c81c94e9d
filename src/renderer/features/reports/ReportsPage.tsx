import { useMemo } from 'react';
import { Button, Select, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Period } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';
import { BranchField } from '../../ui/BranchField.tsx';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { daysOf } from '../../ui/period.ts';
import { PeriodFields, useToday } from '../../ui/PeriodFields.tsx';
import { useTags } from '../tags/index.ts';
import { Efficiency } from './Efficiency.tsx';
import { TagReport } from './TagReport.tsx';
import { tabs, useReports } from './reports-store.ts';
import classes from './reports.module.css';

/** «Отчёты»: how the desk worked, and why people did not book. */
export function ReportsPage() {
  const { t } = useTranslation();
  const today = useToday(), state = useReports(), { tab, period: chosen, fromDay, tillDay, branchId, groupId, set } = state, { data: known } = useTags();
  const period = useMemo<Period>(() => ({ ...daysOf({ period: chosen, fromDay, tillDay }, today), ...(branchId ? { branchId } : {}) }), [chosen, fromDay, tillDay, branchId, today]);
  const { mutate: save, isPending } = useMutation({ mutationFn: () => client.reports.export({ report: tab, input: { ...period, ...(groupId ? { groupId } : {}) } }) });
  const groups = known?.groups ?? [];
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('reports.title')}</h2>
        <Tabs value={tab} onChange={(value) => { const one = tabs.find((name) => name === value); if (one) set({ tab: one }); }} className={classes.tabs ?? ''} activateTabWithKeyboard={false}>
          <Tabs.List aria-label={t('reports.title')}>{tabs.map((one) => <Tabs.Tab key={one} value={one} id={`reports-tab-${one}`} aria-controls="reports-body">{t(`reports.tabs.${one}`)}</Tabs.Tab>)}</Tabs.List>
        </Tabs>
      </div>
      <div className={classes.filters} role="toolbar" aria-label={t('reports.filters')}>
        <PeriodFields value={state} onChange={set} />
        <BranchField value={branchId} onChange={(next) => { set({ branchId: next }); }} />
        {tab === 'tags' && groups.length > 0 && (
          <Select w="14rem" aria-label={t('reports.group')} placeholder={t('reports.allGroups')} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={groupId ?? null} onChange={(value) => { set({ groupId: value ?? undefined }); }}
            data={groups.map((group) => ({ value: group.id, label: group.retired ? `${group.name} (${t('callHistory.deletedMark')})` : group.name }))} />
        )}
        <span className={classes.grow} />
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={isPending} onClick={() => { save(); }}>Excel</Button>
      </div>
      <div className={classes.body} id="reports-body" role="tabpanel" tabIndex={0} aria-labelledby={`reports-tab-${tab}`}>
        {tab === 'efficiency' ? <Efficiency period={period} /> : <TagReport period={period} groupId={groupId} />}
        <CardsSpare />
      </div>
    </div>
  );
}
