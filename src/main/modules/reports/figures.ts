import type { Id, Instant } from '#shared/kernel/values.ts';
import type { BrokenDayRow, CallFilter, CallRow, EfficiencyRow, Period, ReportResult, TagReportRow } from '#shared/reports/contract.ts';
import { shownTags } from '#shared/tags/view.ts';
import type { ReadableDb } from '../../db/index.ts';
import { tagState } from '../tags/index.ts';
import { countCalls, countsFor, pageOf, portionsOf, type CallOfHistory, type Cursor } from './calls.ts';
import { conversionByAuthor } from './contact-figures.ts';
import { sumsByOwner } from './call-figures.ts';
import type { DayRead } from './days.ts';
import { brokenDays, conversionOf, efficiencyTable, holdersOf, ownerOf, typeOf, type Holders } from './rules.ts';
import { tagCounts } from './tag-figures.ts';
import { bindingsIn, listEmployees, spanOf, tagDictionary, tagsOf, zoneOf, type Span } from './store.ts';

/** Everything a report is made of: read from a base, here or in the worker's thread. */
function spanFor(db: ReadableDb, period: Period): Span { return spanOf(zoneOf(db, period.branchId), period); }
const namesOf = (db: ReadableDb): Map<Id, string> => new Map(listEmployees(db).map(({ id, name }) => [id, name]));

type OfReport = Period & { readonly employeeId?: Id | undefined };

/** «Эффективность администраторов», and the days on which one phone was not one person's. */
export function efficiencyFigures(db: ReadableDb, days: readonly DayRead<'calls'>[], { branchId, employeeId }: OfReport, now: Instant): ReportResult['efficiency'] {
  const employees = listEmployees(db), names = new Map<Id, string>(employees.map(({ id, name }) => [id, name])), spans = days.map(({ span }) => span);
  const own = spans.length === 0 ? [] : bindingsIn(db, { from: spans[0]!.from, till: spans.at(-1)!.till }, branchId);
  const table = efficiencyTable(sumsByOwner(days, branchId), new Set(own.map((binding) => binding.employeeId)), employees.map(({ id }) => id)), nameOf = (id: Id): string => names.get(id) ?? '';
  const rows = table.byEmployee.filter((one) => employeeId === undefined || one.employeeId === employeeId).map((one): EfficiencyRow => ({ employeeId: one.employeeId, name: nameOf(one.employeeId), ...one.row }));
  const broken = brokenDays(own, spans, now).map((day): BrokenDayRow =>
    (day.kind === 'several' ? { kind: 'several', day: day.day, employee: nameOf(day.employee), phones: [...day.phones] } : { kind: day.kind, day: day.day, phone: day.phone, employees: day.employees.map(nameOf) }));
  return { rows: table.shared && employeeId === undefined ? [...rows, { name: '', ...table.shared }] : rows, clinic: { name: '', ...table.clinic }, broken };
}

/** «Конверсия администраторов» of IDENT. */
export function conversionFigures(db: ReadableDb, days: readonly DayRead<'contacts'>[], scope: OfReport): ReportResult['conversion'] {
  const conversions = conversionByAuthor(days, scope);
  return listEmployees(db).flatMap(({ id, name }) => {
    const conversion = conversions.get(id);
    return conversion ? [{ employeeId: id, name, conversion }] : [];
  });
}

/** Calls by tag: every tag in use, and of the deleted ones those that stand on a call of the period. */
export function tagFigures(db: ReadableDb, days: readonly DayRead<'tags'>[], { groupId, ...scope }: OfReport & { readonly groupId?: Id | undefined }): TagReportRow[] {
  const counts = tagCounts(days, scope);
  const rows = tagDictionary(db).filter(({ id }) => groupId === undefined || id === groupId).flatMap((group) => group.tags.flatMap((tag): TagReportRow[] => {
    const calls = counts.get(tag.id) ?? 0;
    return tag.retired && calls === 0 ? [] : [{ kind: 'tag', tagId: tag.id, name: tag.name, retired: tag.retired, group: group.name, groupRetired: group.retired, calls }];
  }));
  const last = (['other', 'none'] as const).flatMap((kind): TagReportRow[] => (groupId === undefined && counts.has(kind) ? [{ kind, calls: counts.get(kind)! }] : []));
  return [...rows, ...last];
}

/** Calls as «История звонков» shows them. */
export function presentCalls(db: ReadableDb, calls: readonly CallOfHistory[], holders: Holders, names: ReadonlyMap<Id, string>, dictionary = tagDictionary(db)): CallRow[] {
  const { set, prompts } = tagsOf(db, calls.map(({ callId }) => callId));
  return calls.map((call) => {
    const own = set.get(call.callId) ?? [], { groups, other } = shownTags(own, dictionary);
    return {
      callId: call.callId, startedAt: call.startedAt, type: typeOf(call), phone: call.phone, ...(call.phoneE164 === undefined ? {} : { phoneE164: call.phoneE164 }), who: call.who, ...(call.patientId === undefined ? {} : { patientId: call.patientId }),
      employee: call.outcome === 'missed' ? '' : names.get(ownerOf(call, holders) ?? '') ?? '', conversion: conversionOf(call), ...(call.talkMs === undefined ? {} : { talkMs: call.talkMs }),
      tags: { state: tagState(own.length, prompts.get(call.callId), call.booked), groups: groups.map((group) => ({ ...group, tags: [...group.tags] })), ...(other === undefined ? {} : { other }) },
    };
  });
}

export function callPage(db: ReadableDb, filter: CallFilter, after: Cursor | undefined, limit: number): { rows: CallRow[]; next?: Cursor } {
  const span = spanFor(db, filter), holders = holdersOf(bindingsIn(db, span)), { calls, next } = pageOf(db, span, filter, holders, after, limit);
  return { rows: presentCalls(db, calls, holders, namesOf(db)), ...(next ? { next } : {}) };
}

/** How many calls a filter leaves. */
export function callCount(db: ReadableDb, filter: CallFilter): number {
  const span = spanFor(db, filter);
  if (filter.countedFor === undefined) return countCalls(db, span, filter);
  const holders = holdersOf(bindingsIn(db, span));
  let count = 0;
  for (const calls of portionsOf(db, span, filter, holders)) count += calls.length;
  return count;
}

/** All rows of a filter, newest first, a portion at a time: for a file. */
export function* callRows(db: ReadableDb, filter: CallFilter): Generator<CallRow[]> {
  const span = spanFor(db, filter), holders = holdersOf(bindingsIn(db, span)), names = namesOf(db), dictionary = tagDictionary(db);
  for (const calls of portionsOf(db, span, filter, holders)) yield presentCalls(db, calls.filter((call) => countsFor(filter, call, holders)), holders, names, dictionary);
}
