import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wallOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { useZone } from '../features/directories/index.ts';
import { deskNow } from '../ipc/desk-store.ts';
import { DayField } from './DayField.tsx';
import { periods as usual, type Period } from './period.ts';

/** The branch's today. */
export const useToday = (): Day => wallOf(instant(deskNow()), useZone()).day;

/** Which days: a usual period, or two days of one's own. */
export function PeriodFields({ value, onChange, periods = usual }: { readonly value: Period; readonly onChange: (change: Partial<Period>) => void; readonly periods?: readonly Period['period'][] }) {
  const { t } = useTranslation();
  return (
    <>
      <Select w="8.5rem" aria-label={t('history.period')} allowDeselect={false} value={value.period} onChange={(period) => { if (period) onChange({ period }); }} data={periods.map((one) => ({ value: one, label: t(`history.periods.${one}`) }))} />
      {value.period === 'own' && (
        <>
          <DayField w="7.5rem" aria-label={t('history.from')} value={value.fromDay} onChange={(fromDay) => { onChange({ fromDay }); }} />
          <DayField w="7.5rem" aria-label={t('history.till')} value={value.tillDay} onChange={(tillDay) => { onChange({ tillDay }); }} />
        </>
      )}
    </>
  );
}
