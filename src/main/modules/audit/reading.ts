import { setImmediate } from 'node:timers/promises';
import { cardEntities, idsIn, withoutMoney, type NamedKind } from '#shared/audit/fields.ts';
import { sentenceOf, sentenceText, type AuditFact } from '#shared/audit/sentence.ts';
import type { AuditLanguage } from '#shared/audit/words.ts';
import type { AuditFilter, AuditRow } from '#shared/audit/contract.ts';
import { addDays, instantOf } from '#shared/kernel/time.ts';
import { instant, minute, type Id, type Instant, type Zone } from '#shared/kernel/values.ts';
import { employeeName } from '#shared/staff/names.ts';
import type { Right } from '#shared/staff/rights.ts';
import type { Clock } from '../../kernel/clock.ts';
import { wordsOf } from './rules.ts';
import type { LogRow, Reads, Window } from './store.ts';

/** Who reads: a role without cards sees no patient here either, one without money no sums. */
export interface Reader { has(right: Right): boolean }
export interface ReadingDeps {
  readonly clock: Pick<Clock, 'mono'>;
  /** The name of a thing, also of one that is retired; undefined for none. */
  nameOf(kind: NamedKind, id: Id): string | undefined;
  zone(): Zone;
  language(): AuditLanguage;
}

/** Things whose name is asked for by their own kind of id. */
const kindOfEntity: Readonly<Record<string, NamedKind>> = {
  patient: 'patient', appointment: 'appointment', inquiry: 'inquiry', employee: 'employee', role: 'role', phone: 'phone', topic: 'topic', adChannel: 'adChannel', doctor: 'doctor', chair: 'chair',
  branch: 'branch', speciality: 'speciality', personGroup: 'group', service: 'service', reason: 'reason', line: 'line',
};
const cardKinds: ReadonlySet<NamedKind> = new Set<NamedKind>(['patient', 'appointment', 'inquiry']);
/** Numbers of rows looked at in one go; with words to be found in them fewer, for each is put into its sentence. */
const stepRows = 20_000, stepSentences = 2000;
/** A page gives way to the next one after this long, however little it has found. */
const budgetMs = 250;

/** The change log as a person reads it. */
export function createReading(reads: Reads, deps: ReadingDeps) {
  function present(row: LogRow, reader: Reader, names: Map<string, string | undefined>): AuditRow {
    const hidden = cardEntities.has(row.entity) && !reader.has('patients.read');
    const nameOf = (kind: NamedKind, id: Id): string | undefined => {
      if (cardKinds.has(kind) && !reader.has('patients.read')) return undefined;
      const key = `${kind} ${id}`;
      if (!names.has(key)) names.set(key, deps.nameOf(kind, id));
      return names.get(key);
    };
    const whole = row.text === null || hidden ? null : parsed(row.text), text = reader.has('money.read') ? whole : withoutMoney(whole);
    const kind = Object.hasOwn(kindOfEntity, row.entity) ? kindOfEntity[row.entity] : undefined, subject = row.entityId === null ? undefined : kind ? nameOf(kind, row.entityId) : undefined;
    const known = Object.fromEntries(idsIn(text).flatMap(({ kind: of, id }) => { const name = nameOf(of, id); return name === undefined ? [] : [[id, name]]; }));
    return {
      seq: row.seq, at: instant(row.at), employee: row.surname === null ? '' : employeeName({ surname: row.surname, firstName: row.firstName ?? '' }), action: row.action, entity: row.entity,
      ...(row.entityId === null ? {} : { entityId: row.entityId }), ...(subject === undefined ? {} : { subject }), names: known, text, hidden,
    };
  }

  const told = (row: AuditRow): string => `${row.employee} ${sentenceText(sentenceOf(row satisfies AuditFact, deps.language(), deps.zone()))}`;

  function windowOf(filter: AuditFilter): Omit<Window, 'before' | 'from'> {
    const at = (on: AuditFilter['fromDay'], after: number): Instant | null => (on === undefined ? null : instantOf(after === 0 ? on : addDays(on, after), minute(0), deps.zone()));
    return { employeeId: filter.employeeId ?? null, action: filter.action ?? null, entity: filter.entity ?? null, since: at(filter.fromDay, 0), until: at(filter.tillDay, 1) };
  }

  /** Newest first, in steps by number, so that neither a rare word nor an old period holds up a call. */
  async function page(filter: AuditFilter & { readonly before?: number | undefined; readonly limit: number }, reader: Reader): Promise<{ rows: AuditRow[]; next?: number; reached?: Instant }> {
    const words = wordsOf(filter.text ?? ''), step = words.length > 0 ? stepSentences : stepRows, query = windowOf(filter);
    const rows: AuditRow[] = [], names = new Map<string, string | undefined>(), since = deps.clock.mono();
    let before = filter.before ?? (reads.head()?.seq ?? 0) + 1;
    while (before > 1) {
      const from = Math.max(1, before - step);
      for (const row of reads.window({ ...query, before, from })) {
        const shown = present(row, reader, names);
        if (words.length > 0 && !words.every((word) => fold(told(shown)).includes(word))) continue;
        rows.push(shown);
        if (rows.length === filter.limit) return { rows, ...(row.seq > 1 ? { next: row.seq } : {}) };
      }
      before = from;
      if (deps.clock.mono() - since >= budgetMs) break;
      await setImmediate();
    }
    const reached = before > 1 ? reads.at(before) : undefined;
    return { rows, ...(before > 1 ? { next: before } : {}), ...(reached === undefined ? {} : { reached: instant(reached) }) };
  }

  return {
    page,
    ofEntity: (entity: string, entityId: Id, reader: Reader): AuditRow[] => {
      const names = new Map<string, string | undefined>();
      return reads.ofEntity(entity, entityId).map((row) => present(row, reader, names));
    },
    authors: () => reads.authors().map((e) => ({ id: e.id, name: employeeName(e), retired: e.retiredAt !== null })),
  };
}

const fold = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
/** A text that no longer parses is shown as nothing; the verification tells of it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
