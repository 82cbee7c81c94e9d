import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallFigure, ContactFigure } from '#shared/reports/figures.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useBehindStore } from './behind-store.ts';
import type { Input } from './queries.ts';
import classes from './reports.module.css';

type Of = { readonly of: 'contacts'; readonly figure: ContactFigure } | { readonly of: 'calls'; readonly figure: CallFigure };
interface Props { readonly text?: string; /** How many rows stand behind it. */ readonly n: number; /** What it counts. */ readonly what: string; readonly input: Input; readonly of: Of; readonly className?: string | undefined }

/** A figure; pressed, it lists exactly the inquiries it counts. */
export function Num({ text, n, what, input, of, className }: Props) {
  const { t } = useTranslation();
  const allowed = useRight(of.of === 'contacts' ? 'history.read' : 'calls.history'), open = useBehindStore((s) => s.open), shown = text ?? String(n);
  if (!allowed || n === 0) return <>{shown}</>;
  return <Anchor component="button" type="button" className={`${classes.figure} ${className ?? ''}`} aria-label={`${shown} – ${t('reports.showRows', { what })}`} onClick={() => { open(what, { ...input, ...of }); }}>{shown}</Anchor>;
}
