import { useMutation } from '@tanstack/react-query';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PanelView } from '#shared/inquiries/view.ts';
import { client } from '../../ipc/client.ts';
import { PanelForm } from './PanelForm.tsx';
import { PanelTable } from './PanelTable.tsx';
import classes from './panel.module.css';

interface Props { readonly view: PanelView; /** False while the other tab of the dock is seen. */ readonly shown: boolean }

export function PanelClose() {
  const { t } = useTranslation();
  const { mutate } = useMutation({ mutationFn: () => client.inquiries.closePanel(null) });
  return <ActionIcon onClick={() => { mutate(); }} aria-label={t('panel.close')}><IconX size={18} aria-hidden /></ActionIcon>;
}

/** «Входящий вызов»: one call, the table of several, or the recent ones nobody wrote about. Docked, never modal. */
export function CallPanel({ view, shown }: Props) {
  return (
    <div className={classes.panel} data-testid="call-panel" data-mode={view.mode}>
      {view.mode === 'form' ? <PanelForm key={view.form.inquiryId} form={view.form} others={view.others} shown={shown} /> : <PanelTable mode={view.mode} rows={view.rows} />}
    </div>
  );
}
