import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/desk/snapshot.ts';
import { client } from '../ipc/client.ts';
import { useDesk } from '../ipc/desk-store.ts';
import { DialAgain } from '../features/telephony/index.ts';
import classes from './shell.module.css';

/** The sentence of a notice; a code without one still says where to look. */
export function useNoticeText(): (notice: Notice) => string {
  const { t, i18n } = useTranslation();
  return ({ code, details }) => t(i18n.exists(`notices.${code}`) ? `notices.${code}` : 'notices.unknown', { ...details, code });
}

export const useDismiss = () => useMutation({ mutationFn: (id: string) => client.desk.dismissNotice({ id }) });

/** Failures on top of every screen: what happened, what is safe, what to press (R-168, UX rule 25). */
export function Banner({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const notices = useDesk((s) => s.snapshot?.notices);
  const textOf = useNoticeText();
  const { mutate: dismiss } = useDismiss();
  const shown = (notices ?? []).filter((n) => n.level !== 'info');
  return (
    <div className={classes.banner}>
      {children}
      <div role="region" aria-live="assertive" aria-label={t('shell.alerts')}>
      {shown.map((notice) => (
        <div key={notice.id} className={classes.bannerRow} data-level={notice.level}>
          <IconAlertTriangle size={20} aria-hidden />
          <p>{textOf(notice)}</p>
          {notice.code === 'dial-unsure' && <DialAgain number={String(notice.details?.['number'] ?? '')} />}
          <ActionIcon variant="transparent" c="inherit" aria-label={t('common.close')} onClick={() => { dismiss(notice.id); }}><IconX size={18} aria-hidden /></ActionIcon>
        </div>
      ))}
      </div>
    </div>
  );
}
