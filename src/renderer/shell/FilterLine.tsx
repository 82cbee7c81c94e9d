import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../ipc/desk-store.ts';

/** The quiet line that says that a filter is on: a call nobody saw must never be a riddle. `onOpen` shows where it is set. */
export function FilterLine({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const filter = useDesk((s) => s.snapshot?.filter);
  if (!filter?.length) return null;
  const by = filter.map((kind) => t(`callFilters.kind.${kind}`).toLowerCase()).join(', ');
  return (
    <Button variant="subtle" color="gray" c="var(--state-orange)" size="compact-sm" mih={32} flex="none" leftSection={<IconFilter size={18} stroke={1.7} aria-hidden />} title={t('callFilters.by', { by })} aria-description={t('callFilters.by', { by })} onClick={onOpen}>
      {t('callFilters.on')}
    </Button>
  );
}
