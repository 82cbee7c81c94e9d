import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDialog } from '../../shell/dialog-store.ts';
import { WhyAppointment } from './WhyAppointment.tsx';
import { WhyPanel } from './WhyPanel.tsx';
import classes from './why.module.css';

/** The why-panel at the side of the screen, whoever opened it; Escape closes it and the focus goes back. */
export function WhyDrawer() {
  const { t } = useTranslation();
  const { dialog, close } = useDialog();
  if (dialog?.kind !== 'why' && dialog?.kind !== 'whyAppointment') return null;
  return (
    <Drawer opened onClose={close} position="right" size="30rem" title={t(`dialogs.${dialog.kind}`)} lockScroll={false} overlayProps={{ backgroundOpacity: 0.15 }} transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.close'), size: 34 }} classNames={{ title: classes.drawerTitle ?? '' }}>
      {dialog.kind === 'why' ? <WhyPanel inquiryId={dialog.inquiryId} /> : <WhyAppointment appointmentId={dialog.appointmentId} />}
    </Drawer>
  );
}
