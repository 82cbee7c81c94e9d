import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { inPlace } from '../../ui/in-place.ts';
import { tell } from '../../ui/tell.ts';

/** The report on paper or as a PDF. */
export function PrintMenu({ request }: { readonly request: Omit<Parameters<typeof client.reports.print>[0], 'how'> }) {
  const { t } = useTranslation();
  const { mutate: print, isPending } = useMutation({
    mutationFn: (how: 'paper' | 'pdf') => client.reports.print({ ...request, how }),
    onSuccess: ({ kind }, how) => { if (kind === 'done') tell('done', t(how === 'pdf' ? 'reports.print.saved' : 'reports.print.sent')); },
  });
  return (
    <Menu position="bottom-end" {...inPlace} withInitialFocusPlaceholder={false}>
      <Menu.Target><ActionIcon size={36} variant="default" c="inherit" loading={isPending} aria-label={t('reports.print.label')}><IconPrinter size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown aria-label={t('reports.print.label')}>
        <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => { print('paper'); }}>{t('reports.print.paper')}</Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={() => { print('pdf'); }}>{t('reports.print.pdf')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
