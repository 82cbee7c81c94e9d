import { Button } from '@mantine/core';
import { IconTransfer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import classes from './lost.module.css';

/** «Вам передали смену: N дел»: stands until it is signed for, and asks for nothing. */
export function HandoverStrip() {
  const { t } = useTranslation();
  const waits = useDesk((s) => s.snapshot?.lost?.handover), openDialog = useDialog((s) => s.open);
  if (!waits) return null;
  return (
    <section className={classes.strip} aria-label={t('lost.strip.label')} data-testid="handover-strip">
      <IconTransfer size={22} stroke={1.7} aria-hidden />
      <p>{t('lost.strip.text', { count: waits.items, from: waits.from })}</p>
      <Button size="compact-sm" mih={34} onClick={() => { openDialog({ kind: 'signHandover', handoverId: waits.id }); }}>{t('lost.strip.accept')}</Button>
    </section>
  );
}
