import { Button, MultiSelect, Popover, Select, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { inquiryKind, whoType } from '#shared/inquiries/fields.ts';
import { BranchField } from '../../ui/BranchField.tsx';
import { inPlace } from '../../ui/in-place.ts';
import { useDirectories } from '../directories/index.ts';
import { PersonFilter } from './PersonFilter.tsx';
import { useHistoryFilter } from './filter-store.ts';
import classes from './history.module.css';

/** The conditions asked for less often, in one place. */
export function MoreFilters() {
  const { t } = useTranslation(), { filter, set } = useHistoryFilter(), { data: directories } = useDirectories();
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') }, comboboxProps: inPlace } as const, searchable = { searchable: true, nothingFoundMessage: t('common.nothing') } as const;
  const set_ = [filter.kinds, filter.direction, filter.outcome, filter.whoTypes, filter.topicId, filter.adChannelId, filter.person ?? filter.patientId, filter.text, filter.branchId].filter((value) => value !== undefined).length;
  const none = (label: string) => ({ value: 'none', label });
  return (
    <Popover position="bottom-start" width={560} shadow="lg" trapFocus returnFocus>
      <Popover.Target><Button variant="default" leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden />}>{set_ > 0 ? t('history.moreSet', { count: set_ }) : t('history.more')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('history.more')}>
        <div className={classes.moreFilters}>
          <MultiSelect data-autofocus label={t('history.columns.type')} {...clear} placeholder={filter.kinds ? '' : t('history.any')} value={filter.kinds ?? []} onChange={(kinds) => { set({ kinds: kinds.length > 0 ? kinds : undefined }); }} data={inquiryKind.options.map((value) => ({ value, label: t(`history.kinds.${value}`) }))} />
          <Select label={t('history.columns.direction')} {...clear} placeholder={t('history.any')} value={filter.direction ?? null} onChange={(direction) => { set({ direction: direction ?? undefined }); }} data={(['inbound', 'outbound'] as const).map((value) => ({ value, label: t(`history.direction.${value}`) }))} />
          <Select label={t('history.callOutcome')} {...clear} placeholder={t('history.any')} value={filter.outcome ?? null} onChange={(outcome) => { set({ outcome: outcome ?? undefined }); }} data={(['answered', 'missed', 'unanswered', 'failed'] as const).map((value) => ({ value, label: t(`history.outcome.${value}`) }))} />
          <MultiSelect label={t('history.columns.whoType')} {...clear} placeholder={filter.whoTypes ? '' : t('history.any')} value={filter.whoTypes ?? []} onChange={(types) => { set({ whoTypes: types.length > 0 ? types : undefined }); }} data={whoType.options.map((value) => ({ value, label: t(`whoType.${value}`) }))} />
          <Select label={t('history.columns.topic')} {...clear} {...searchable} placeholder={t('history.any')} value={filter.topicId ?? null} onChange={(topicId) => { set({ topicId: topicId ?? undefined }); }} data={[none(t('history.noTopic')), ...(directories?.topics.map((one) => ({ value: one.id, label: one.name })) ?? [])]} />
          <Select label={t('history.channel')} {...clear} {...searchable} placeholder={t('history.any')} value={filter.adChannelId ?? null} onChange={(adChannelId) => { set({ adChannelId: adChannelId ?? undefined }); }} data={[none(t('history.noChannel')), ...(directories?.adChannels.map((one) => ({ value: one.id, label: one.name })) ?? [])]} />
          <PersonFilter />
          <TextInput label={t('history.text')} placeholder={t('history.textHint')} leftSection={<IconMessage2 size={16} stroke={1.7} aria-hidden />} maxLength={200} value={filter.text ?? ''} onChange={(event) => { set({ text: event.currentTarget.value || undefined }); }} />
          <BranchField value={filter.branchId} onChange={(branchId) => { set({ branchId }); }} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
