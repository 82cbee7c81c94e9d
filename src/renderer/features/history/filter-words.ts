import type { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import type { SavedFilter } from './filter-store.ts';

type T = ReturnType<typeof useTranslation>['t'];
export interface Names { readonly staff: ReadonlyMap<Id, string>; readonly topics: ReadonlyMap<Id, string>; readonly channels: ReadonlyMap<Id, string>; readonly branches: ReadonlyMap<Id, string>; readonly patient: string | undefined }
/** A condition as a chip: what it says, and what is taken away by its ×. */
export interface Chip { readonly key: keyof SavedFilter; readonly text: string }

/** The conditions of a filter in words, in the order of the filters. */
export function chipsOf(filter: SavedFilter, names: Names, t: T): Chip[] {
  const chips: Chip[] = [], add = (key: keyof SavedFilter, text: string | undefined) => { if (text !== undefined) chips.push({ key, text }); };
  const named = (label: string, value: string | undefined, of: ReadonlyMap<Id, string>, none: string): string | undefined => (value === undefined ? undefined : value === 'none' ? none : `${label}: ${of.get(value) ?? '…'}`);
  add('kinds', filter.kinds?.map((kind) => t(`history.kinds.${kind}`)).join(', '));
  add('direction', filter.direction && t(`history.direction.${filter.direction}`));
  add('outcome', filter.outcome && t(`history.outcome.${filter.outcome}`));
  add('authorId', named(t('history.author'), filter.authorId, names.staff, t('history.noAuthor')));
  add('success', filter.success && t(`history.successes.${filter.success}`));
  add('unprocessed', filter.unprocessed && (filter.unprocessed === 'all' ? t('history.unprocessedLeads') : `${t('history.unprocessedLeads')}: ${t(`history.unprocessedOf.${filter.unprocessed}`)}`));
  add('whoTypes', filter.whoTypes?.map((type) => t(`whoType.${type}`)).join(', '));
  add('topicId', named(t('history.topic'), filter.topicId, names.topics, t('history.noTopic')));
  add('adChannelId', named(t('history.channel'), filter.adChannelId, names.channels, t('history.noChannel')));
  add('patientId', filter.patientId && (names.patient ?? t('history.onePatient')));
  add('person', filter.person && `${t('history.person')}: ${filter.person}`);
  add('phoneDigits', filter.phoneDigits && t('history.phoneEnds', { digits: filter.phoneDigits }));
  add('text', filter.text && `${t('history.text')}: «${filter.text}»`);
  add('branchId', named(t('history.branch'), filter.branchId, names.branches, ''));
  return chips;
}
