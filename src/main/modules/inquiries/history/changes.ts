import { eq, sql } from 'drizzle-orm';
import type { DeskWords } from '#shared/desk/words.ts';
import type { HistoryChange } from '#shared/inquiries/history.ts';
import { person, whoType } from '#shared/inquiries/fields.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { topics } from '../../../db/schema/index.ts';
import { createChanges, type Change } from '../../audit/index.ts';
import type { People } from '../ports.ts';

interface ChangesDeps { readonly people: Pick<People, 'nameOf' | 'employeeName'>; words(): DeskWords }
type Texts = Readonly<Record<string, unknown>>;
const most = 100;
const textsOf = (value: unknown): Texts => (typeof value === 'object' && value !== null ? value as Texts : {});

/** Who wrote what in the comment of a row, the newest first: ids of the log told as names. */
export function createRowChanges(db: ReadableDb, { people, words }: ChangesDeps) {
  const changes = createChanges(db), topic = db.select({ name: topics.name }).from(topics).where(eq(topics.id, sql.placeholder('id'))).prepare();
  function whoText(value: unknown): string {
    const read = person.safeParse(value);
    if (!read.success) return '';
    const who = read.data;
    return who.kind === 'patient' ? people.nameOf(who.id) ?? '' : who.kind === 'employee' ? people.employeeName(who.id) ?? '' : who.kind === 'typed' ? who.name : '';
  }
  const tell: Readonly<Record<string, (value: unknown) => string>> = {
    person: whoText,
    whoType: (value) => { const read = whoType.safeParse(value); return read.success ? words().whoType[read.data] : ''; },
    topicId: (value) => (typeof value === 'string' ? topic.get({ id: value })?.name ?? '' : ''),
    comment: (value) => (typeof value === 'string' ? value : ''),
  };
  function fieldsOf({ before, after }: Change): HistoryChange['fields'] {
    const was = textsOf(before), is = textsOf(after);
    return Object.entries(tell).flatMap(([field, say]) => {
      const [old, now] = [say(was[field]), say(is[field])];
      return old === now ? [] : [{ field, before: old, after: now }];
    });
  }
  return (inquiryId: Id): HistoryChange[] => changes.ofEntity({ entity: 'inquiry', entityId: inquiryId, except: [], limit: most }).rows.map((change) => ({ at: change.at, by: change.by, action: change.action, fields: fieldsOf(change) }));
}
