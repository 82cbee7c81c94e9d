import { ColorSwatch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntry } from '#shared/directories/contract.ts';
import type { DirectoryKind } from '#shared/directories/kinds.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { clockText } from '#shared/kernel/time.ts';
import { useDirectory } from './queries.ts';
import { zoneText } from './zones.ts';
import classes from './directories.module.css';

/** What is worth seeing of an entry beside its name. */
export function EntryFacts({ kind, entry }: { readonly kind: DirectoryKind; readonly entry: DirectoryEntry }) {
  const { t, i18n } = useTranslation();
  const { data: branches } = useDirectory('branch'), { data: specialities } = useDirectory('speciality');
  const { fields } = entry, text = (key: string): string => { const value = fields[key]; return typeof value === 'string' ? value : ''; };
  const nameOf = (list: readonly DirectoryEntry[] | undefined, id: string): string => list?.find((one) => one.id === id)?.name ?? '';
  const many = (branches?.length ?? 0) > 1, minutes = (key: string) => t('directories.minutes', { count: Number(fields[key]) });
  const facts: Readonly<Record<DirectoryKind, readonly string[]>> = {
    branch: [kind === 'branch' ? zoneText(text('zone'), i18n.language) : '', `${clockText(Number(fields['opensMin']))}–${clockText(Number(fields['closesMin']))}`, text('nameInMessages')],
    speciality: [text('groupName')], chair: many ? [nameOf(branches, text('branchId'))] : [],
    doctor: [nameOf(specialities, text('specialityId')), minutes('usualMin'), many ? nameOf(branches, text('branchId')) : ''],
    service: [text('code'), minutes('lengthMin'), nameOf(specialities, text('specialityId'))],
    phone: [text('name'), many ? nameOf(branches, text('branchId')) : ''],
    adChannel: [Array.isArray(fields['lines']) ? fields['lines'].map((one) => phoneText(one)).join(', ') : '', text('script') ? t('directories.hasScript') : ''],
    topic: [], personGroup: [t(`whoType.${text('base')}`)],
    reason: [t(`directories.reasonKind.${text('kind')}`), fields['by'] ? t(`directories.reasonBy.${text('by')}`) : ''],
  };
  return (
    <span className={classes.facts}>
      {kind === 'doctor' && <ColorSwatch size={12} color={`var(--mantine-color-${text('colour')}-6)`} withShadow={false} aria-hidden />}
      {facts[kind].filter(Boolean).join(' · ')}
    </span>
  );
}
