import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { inPlace } from '../../ui/in-place.ts';

interface Props { readonly patientId: Id | undefined; /** Known of a link that was made before. */ readonly name: string | undefined; readonly onChange: (patientId: Id | null) => void }

/** The card of an employee who is treated here too: they are booked like anybody else. */
export function LinkedCard({ patientId, name, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(name ?? '');
  const [asked] = useDebouncedValue(text, 150);
  const { data } = useQuery({ queryKey: ['patients', 'search', 'linked', asked], queryFn: () => client.patients.search({ text: asked, limit: 8 }), enabled: asked.trim().length >= 2 });
  const found = (data ?? []).map((row) => ({ value: row.patientId, label: row.name }));
  const known = patientId && !found.some((one) => one.value === patientId) ? [{ value: patientId, label: name ?? t('staff.linked') }] : [];
  return (
    <Select label={t('staff.card')} description={t('staff.cardHint')} placeholder={t('patients.searchHint')} comboboxProps={inPlace} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')}
      value={patientId ?? null} onChange={onChange} searchValue={text} onSearchChange={setText} filter={({ options }) => options} data={[...known, ...found]} />
  );
}
