import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { usePlaces } from '../features/directories/index.ts';

/** One branch or all; nothing to choose in a clinic that has one. */
export function BranchField({ value, onChange }: { readonly value: Id | undefined; readonly onChange: (branchId: Id | undefined) => void }) {
  const { t } = useTranslation();
  const branches = usePlaces().data?.branches ?? [];
  if (branches.length < 2) return null;
  return (
    <Select w="11rem" aria-label={t('reports.branch')} placeholder={t('reports.allBranches')} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={value ?? null} onChange={(branchId) => { onChange(branchId ?? undefined); }}
      data={branches.map((one) => ({ value: one.id, label: one.name }))} />
  );
}
