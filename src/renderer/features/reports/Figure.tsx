import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '#shared/reports/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { openCalls } from '../call-history/index.ts';
import classes from './reports.module.css';

interface Props { readonly text: string; /** What it counts, for those who hear it. */ readonly what: string; readonly calls: number; readonly filter: CallFilter; readonly className?: string | undefined }

/** A figure; pressed, it opens exactly the calls behind it. Nothing opens where there are none, or where one may not see them. */
export function Figure({ text, what, calls, filter, className = '' }: Props) {
  const { t } = useTranslation();
  if (!useRight('calls.history') || calls === 0) return <>{text}</>;
  return <Anchor component="button" type="button" className={`${classes.figure} ${className}`} aria-label={`${text} – ${t('reports.show', { what })}`} onClick={() => { openCalls(filter); }}>{text}</Anchor>;
}
