import { DateInput, type DateInputProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { day, type Day } from '#shared/kernel/values.ts';
import { dayOfText } from './day-input.ts';

interface Props extends Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'> { readonly value: Day | undefined; readonly onChange: (value: Day | undefined) => void }

/** A day as it is written here, 22.11.2026: typed or chosen in the calendar. */
export function DayField({ value, onChange, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <DateInput valueFormat="DD.MM.YYYY" placeholder={t('common.dayHint')} value={value ?? null} popoverProps={{ shadow: 'md' }} clearButtonProps={{ 'aria-label': t('common.clear') }}
      previousLabel={t('common.previous')} nextLabel={t('common.next')}
      dateParser={(text) => dayOfText(text, new Date().getFullYear())} onChange={(chosen) => { onChange(chosen ? day(chosen.slice(0, 10)) : undefined); }} {...props} />
  );
}
