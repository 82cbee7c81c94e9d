import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload, IconFilterOff, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { callType, type CallFilter } from '#shared/reports/contract.ts';
import { client } from '../../ipc/client.ts';
import { BranchField } from '../../ui/BranchField.tsx';
import { PeriodFields } from '../../ui/PeriodFields.tsx';
import { useStaff } from '../directories/index.ts';
import { useTags } from '../tags/index.ts';
import { everything, useCallFilter } from './filter-store.ts';
import { useCallCount } from './queries.ts';
import classes from './call-history.module.css';

const talks = ['inbound', 'outbound'] as const;

/** Days, number, employee, type, conversion and tags; how many calls they leave, and those into a file. */
export function CallFilters({ filter }: { readonly filter: CallFilter }) {
  const { t } = useTranslation();
  const state = useCallFilter();
  const { data: staff } = useStaff(), { data: total } = useCallCount(filter), { data: known } = useTags();
  const { mutate: save, isPending } = useMutation({ mutationFn: () => client.reports.exportCalls(filter) });
  const some = state.types ?? state.conversion ?? state.countedFor ?? state.tag ?? state.tagGroupId ?? (state.digits || undefined);
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') } } as const;
  const deleted = (name: string, retired: boolean): string => (retired ? `${name} (${t('callHistory.deletedMark')})` : name);
  const groups = (known?.groups ?? []).map((group) => ({
    group: deleted(group.name, group.retired),
    items: [{ value: `g:${group.id}`, label: t('callHistory.wholeGroup', { name: group.name }) }, ...group.tags.map((tag) => ({ value: tag.id, label: deleted(tag.name, tag.retired && !group.retired) }))],
  }));
  return (
    <form className={classes.filters} role="search" aria-label={t('callHistory.filters')} onSubmit={(event) => { event.preventDefault(); }}>
      <PeriodFields value={state} onChange={state.set} />
      <BranchField value={state.branchId} onChange={(branchId) => { state.set({ branchId }); }} />
      <TextInput w="9.75rem" aria-label={t('history.digits')} placeholder={t('history.digits')} leftSection={<IconPhone size={16} stroke={1.7} aria-hidden />} inputMode="numeric" maxLength={20} value={state.digits} onChange={(event) => { state.set({ digits: event.currentTarget.value }); }} />
      <Select w="10.5rem" {...clear} searchable aria-label={t('callHistory.employee')} placeholder={t('callHistory.employee')} nothingFoundMessage={t('common.nothing')} value={state.countedFor ?? null} onChange={(value) => { state.set({ countedFor: value ?? undefined }); }}
        data={[...(staff?.map((one) => ({ value: one.id, label: one.name })) ?? []), { value: 'shared', label: t('callHistory.shared') }]} />
      <Select w="11rem" {...clear} aria-label={t('callHistory.type')} placeholder={t('callHistory.type')} value={state.types ? (state.types.length > 1 ? 'talks' : state.types[0] ?? null) : null}
        onChange={(value) => { const one = callType.options.find((type) => type === value); state.set({ types: value === 'talks' ? [...talks] : one ? [one] : undefined }); }}
        data={[...callType.options, 'talks' as const].map((value) => ({ value, label: t(`callHistory.types.${value}`) }))} />
      <Select w="8.5rem" {...clear} aria-label={t('callHistory.conversion')} placeholder={t('callHistory.conversion')} value={state.conversion ?? null} onChange={(value) => { state.set({ conversion: value ?? undefined }); }}
        data={(['yes', 'no'] as const).map((value) => ({ value, label: t(`callHistory.conversions.${value}`) }))} />
      {(groups.length > 0 || state.tag !== undefined) && (
        <Select w="11rem" {...clear} searchable aria-label={t('callHistory.tags')} placeholder={t('callHistory.tags')} nothingFoundMessage={t('common.nothing')} value={state.tag ?? (state.tagGroupId ? `g:${state.tagGroupId}` : null)}
          onChange={(value) => { state.set(value?.startsWith('g:') ? { tag: undefined, tagGroupId: value.slice(2) } : { tag: value ?? undefined, tagGroupId: undefined }); }}
          data={[...groups, { group: t('callHistory.others'), items: [{ value: 'other', label: t('callHistory.otherTag') }, { value: 'none', label: t('callHistory.noTag') }] }]} />
      )}
      {some !== undefined && <Button variant="subtle" leftSection={<IconFilterOff size={18} aria-hidden />} onClick={() => { state.set(everything); }}>{t('history.reset')}</Button>}
      <output className={classes.count} aria-live="polite">{total ? t('callHistory.count', { count: total.count }) : ''}</output>
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} loading={isPending} onClick={() => { save(); }}>Excel</Button>
    </form>
  );
}
