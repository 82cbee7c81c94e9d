import { useState } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { inPlace } from '../../ui/in-place.ts';
import { tell } from '../../ui/tell.ts';
import { useScheduleView } from './schedule-store.ts';

/** The day on paper or as a file: of the doctors chosen, or of everybody. */
export function PrintMenu({ day }: { readonly day: Day }) {
  const { t } = useTranslation('schedule');
  const { branchId, filter } = useScheduleView();
  const [busy, setBusy] = useState(false);
  const print = async (how: 'paper' | 'pdf') => {
    setBusy(true);
    try {
      const { kind } = await client.schedule.print({ day, how, doctorIds: [...filter.doctorIds], ...(branchId === undefined ? {} : { branchId }) });
      if (kind === 'done') tell('done', t(how === 'pdf' ? 'print.saved' : 'print.sent'));
    } catch (error) {
      tell('error', errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end" {...inPlace} withInitialFocusPlaceholder={false}>
      <Menu.Target><ActionIcon size={34} variant="default" c="inherit" loading={busy} aria-label={t('print.label')}><IconPrinter size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown aria-label={t('print.label')}>
        <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => { void print('paper'); }}>{t('print.paper')}</Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={() => { void print('pdf'); }}>{t('print.pdf')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
