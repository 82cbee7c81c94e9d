import { ActionIcon, Button } from '@mantine/core';
import { IconInfoCircle, IconArrowsExchange, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../ipc/desk-store.ts';
import { useDismiss, useNoticeText } from './Banner.tsx';
import { useDialog } from './dialog-store.ts';
import classes from './shell.module.css';

/** One message at the bottom that needs no answer. That a colleague took the phone goes before the others, with its way out. */
export function StatusNotice() {
  const { t } = useTranslation();
  const notices = useDesk((s) => s.snapshot?.notices);
  const textOf = useNoticeText();
  const { mutate: dismiss } = useDismiss();
  const openDialog = useDialog((s) => s.open);
  const quiet = notices?.filter((n) => n.level === 'info') ?? [];
  const over = quiet.find((n) => n.code === 'phone-taken-over'), notice = over ?? quiet.at(-1);
  return (
    <div className={classes.notice} role="status" data-tone={over ? 'orange' : undefined}>
      {notice && (
        <>
          {over ? <IconArrowsExchange size={18} aria-hidden /> : <IconInfoCircle size={18} aria-hidden />}
          <span className={classes.noticeText} title={textOf(notice)}>{textOf(notice)}</span>
          {over && <Button size="compact-sm" mih={32} variant="default" onClick={() => { openDialog({ kind: 'phone' }); }}>{t('phones.another')}</Button>}
          <ActionIcon variant="subtle" color="gray" aria-label={t('common.close')} onClick={() => { dismiss(notice.id); }}><IconX size={16} aria-hidden /></ActionIcon>
        </>
      )}
    </div>
  );
}
