import { useMutation } from '@tanstack/react-query';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';

/** The cross of the panel; what was typed stays a draft. */
export function PanelClose() {
  const { t } = useTranslation();
  const { mutate } = useMutation({ mutationFn: () => client.inquiries.closePanel(null) });
  return <ActionIcon onClick={() => { mutate(); }} aria-label={t('panel.close')}><IconX size={18} aria-hidden /></ActionIcon>;
}
