import { IconPhonePause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, dayText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { deskNow, useDesk } from '../../ipc/desk-store.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';

/** The time at which calls were suspended; with its day when that was not today. */
export function useSuspendedWhen(): string {
  const zone = useZone(), at = useDesk((s) => s.snapshot?.telephony.suspended?.at);
  if (at === undefined) return '';
  const { day, minute } = wallOf(instant(at), zone);
  return `${day === dayOf(instant(deskNow()), zone) ? '' : `${dayText(day)} `}${clockText(minute)}`;
}

/** «Звонки приостановлены: Попова, 15:30»: who and when, as long as it lasts (R-170). */
export function SuspendedMark({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation();
  const by = useDesk((s) => s.snapshot?.telephony.suspended?.by), time = useSuspendedWhen();
  if (by === undefined) return null;
  return <span className={className} data-suspended><span className={`${ui.mark} ${ui.orange}`}><IconPhonePause size={16} stroke={1.8} aria-hidden />{t('dial.suspendedBy', { name: by, time })}</span></span>;
}
