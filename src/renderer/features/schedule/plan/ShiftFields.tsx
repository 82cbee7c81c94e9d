import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import { minute } from '#shared/kernel/values.ts';
import { gridStep } from '#shared/schedule/grid.ts';
import type { PlannedShift } from '#shared/schedule/plan-contract.ts';
import { shiftsProblem } from '#shared/schedule/plan.ts';
import { inPlace } from '../../../ui/in-place.ts';

export const clockSteps = Array.from({ length: 1440 / gridStep + 1 }, (_, i) => ({ value: String(i * gridStep), label: clockText(i * gridStep) }));

interface Props { readonly shifts: readonly PlannedShift[]; readonly chairs: ReadonlyMap<string, string>; /** What a new shift begins as. */ readonly usual: PlannedShift; onChange(shifts: readonly PlannedShift[]): void }

/** The shifts of a day as fields: from, till, chair. None of them is a day off. */
export function ShiftFields({ shifts, chairs, usual, onChange }: Props) {
  const { t } = useTranslation('schedule');
  const problem = shiftsProblem(shifts), set = (n: number, change: Partial<PlannedShift>) => { onChange(shifts.map((s, i) => (i === n ? { ...s, ...change } : s))); };
  const last = shifts.at(-1);
  return (
    <Stack gap="xs">
      {shifts.length === 0 && <Text c="dimmed">{t('plan.dayOff')}</Text>}
      {shifts.map((s, n) => (
        <Group key={n} gap="xs" wrap="nowrap" align="end">
          <Select w={96} comboboxProps={inPlace} label={t('dialog.from')} searchable allowDeselect={false} data={clockSteps} value={String(s.startMin)} onChange={(v) => { if (v) set(n, { startMin: minute(Number(v)) }); }} {...(n === 0 ? { 'data-autofocus': true } : {})} />
          <Select w={96} comboboxProps={inPlace} label={t('dialog.till')} searchable allowDeselect={false} data={clockSteps} value={String(s.endMin)} onChange={(v) => { if (v) set(n, { endMin: minute(Number(v)) }); }} />
          <Select flex={1} comboboxProps={inPlace} label={t('dialog.chair')} placeholder={t('plan.noChair')} clearable clearButtonProps={{ 'aria-label': t('plan.noChair') }} data={[...chairs].map(([value, label]) => ({ value, label }))} value={s.chairId ?? null}
            onChange={(v) => { const { chairId: _, ...rest } = s; onChange(shifts.map((one, i) => (i === n ? (v ? { ...rest, chairId: v } : rest) : one))); }} />
          <ActionIcon size={36} c="inherit" aria-label={t('plan.removeShift')} onClick={() => { onChange(shifts.filter((_, i) => i !== n)); }}><IconTrash size={18} aria-hidden /></ActionIcon>
        </Group>
      ))}
      {problem && <Text role="alert" c="var(--mantine-color-error)">{t(`plan.problem.${problem}`)}</Text>}
      <Button variant="light" size="compact-md" mih={32} leftSection={<IconPlus size={16} aria-hidden />} style={{ alignSelf: 'start' }} disabled={shifts.length >= 6 || (last !== undefined && last.endMin > 1380)}
        onClick={() => { onChange([...shifts, last ? { ...last, startMin: minute(Math.min(1410, last.endMin + 60)), endMin: minute(Math.min(1440, last.endMin + 300)) } : usual]); }}>{t('plan.addShift')}</Button>
    </Stack>
  );
}
