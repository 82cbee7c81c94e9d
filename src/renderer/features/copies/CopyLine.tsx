import { IconCopyCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../ui/moment.ts';
import { useZone } from '../directories/index.ts';
import { useCopyBrief } from './queries.ts';
import classes from './copies.module.css';

/** «Копия от 21.11.2026 23:40» in the line of states: the word and the mark say whether it is fresh. */
export function CopyLine({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation();
  const zone = useZone(), { data } = useCopyBrief();
  if (!data) return null;
  const when = data.at === undefined ? '' : momentText(data.at, zone);
  const Icon = data.health === 'old' ? IconAlertTriangle : IconCopyCheck;
  return <span className={`${className ?? ''} ${classes[data.health] ?? ''}`} data-copies={data.health}><Icon size={16} stroke={1.7} aria-hidden /><span>{t(`copies.line.${data.running ? 'running' : data.health}`, { when })}</span></span>;
}
