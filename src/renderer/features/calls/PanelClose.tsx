import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClosePanel } from './use-calls.ts';

/** The cross of the panel; what was typed stays a draft. */
export function PanelClose() {
  const { t } = useTranslation();
  const close = useClosePanel();
  return <ActionIcon onClick={close} aria-label={t('panel.close')} title="Esc"><IconX size={18} aria-hidden /></ActionIcon>;
}
