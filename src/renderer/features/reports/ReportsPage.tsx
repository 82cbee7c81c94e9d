import { useMemo } from 'react';
import { ActionIcon, Button, Menu, Select, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconChecklist, IconDots, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Period } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';
import { BranchField } from '../../ui/BranchField.tsx';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { inPlace } from '../../ui/in-place.ts';
import { daysOf, longPeriods } from '../../ui/period.ts';
import { PeriodFields, useToday } from '../../ui/PeriodFields.tsx';
import { tell } from '../../ui/tell.ts';
import { useStaff } from '../directories/index.ts';
import { useTags } from '../tags/index.ts';
import { Behind } from './Behind.tsx';
import { Conversions } from './Conversions.tsx';
import { Days } from './Days.tsx';
import { Efficiency } from './Efficiency.tsx';
import { Hours } from './Hours.tsx';
import { Answers, Callbacks, Missed } from './Pace.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import type { Input } from './queries.ts';
import { reportOf, tabs, useReports, type ReportTab } from './reports-store.ts';
import { Channels, Topics } from './Sources.tsx';
import { TagReport } from './TagReport.tsx';
import classes from './reports.module.css';

const views: Readonly<Record<ReportTab, (props: { readonly input: Input }) => React.ReactNode>> = {
  conversions: Conversions, efficiency: Efficiency, channels: Channels, topics: Topics, hours: Hours, days: Days, answers: Answers, missed: Missed, callbacks: Callbacks, tags: TagReport,
};

/** «Отчёты»: how the desk worked, what the advertising brought, and why people did not book. */
export function ReportsPage() {
  const { t } = useTranslation();
  const today = useToday(), state = useReports(), { tab, period: chosen, fromDay, tillDay, branchId, employeeId, groupId, withinS, set } = state, { data: known } = useTags(), { data: staff } = useStaff();
  const input = useMemo<Period & Input>(() => ({ ...daysOf({ period: chosen, fromDay, tillDay }, today), ...(branchId ? { branchId } : {}), ...(employeeId ? { employeeId } : {}) }), [chosen, fromDay, tillDay, branchId, employeeId, today]);
  const request = { report: reportOf(tab), input: { ...input, withinS, ...(groupId ? { groupId } : {}) } };
  const { mutate: save, isPending } = useMutation({ mutationFn: () => client.reports.export(request) }), { mutate: verify } = useMutation({ mutationFn: () => client.reports.verify(null), onSuccess: () => { tell('done', t('reports.verifying')); } });
  const groups = known?.groups ?? [], View = views[tab];
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('reports.title')}</h2>
        <Tabs value={tab} onChange={(value) => { const one = tabs.find((name) => name === value); if (one) set({ tab: one }); }} className={classes.tabs ?? ''} activateTabWithKeyboard={false}>
          <Tabs.List aria-label={t('reports.title')}>{tabs.map((one) => <Tabs.Tab key={one} value={one} id={`reports-tab-${one}`} aria-controls="reports-body">{t(`reports.tabs.${one}`)}</Tabs.Tab>)}</Tabs.List>
        </Tabs>
      </div>
      <div className={classes.filters} role="toolbar" aria-label={t('reports.filters')}>
        <PeriodFields value={state} onChange={set} periods={longPeriods} />
        <BranchField value={branchId} onChange={(next) => { set({ branchId: next }); }} />
        <Select w="14rem" aria-label={t('reports.employee')} placeholder={t('reports.allEmployees')} comboboxProps={inPlace} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')} value={employeeId ?? null} onChange={(value) => { set({ employeeId: value ?? undefined }); }}
          data={(staff ?? []).map((one) => ({ value: one.id, label: one.name }))} />
        {tab === 'tags' && groups.length > 0 && (
          <Select w="14rem" aria-label={t('reports.group')} placeholder={t('reports.allGroups')} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={groupId ?? null} onChange={(value) => { set({ groupId: value ?? undefined }); }}
            data={groups.map((group) => ({ value: group.id, label: group.retired ? `${group.name} (${t('callHistory.deletedMark')})` : group.name }))} />
        )}
        <span className={classes.grow} />
        <PrintMenu request={request} />
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={isPending} onClick={() => { save(); }}>Excel</Button>
        <Menu position="bottom-end" {...inPlace} withInitialFocusPlaceholder={false}>
          <Menu.Target><ActionIcon size={36} variant="default" c="inherit" aria-label={t('reports.more')}><IconDots size={18} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown aria-label={t('reports.more')}><Menu.Item leftSection={<IconChecklist size={18} aria-hidden />} onClick={() => { verify(); }}>{t('reports.verify')}</Menu.Item></Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.body} id="reports-body" role="tabpanel" tabIndex={0} aria-labelledby={`reports-tab-${tab}`}>
        <View input={input} />
        <CardsSpare />
      </div>
      <Behind />
    </div>
  );
}
