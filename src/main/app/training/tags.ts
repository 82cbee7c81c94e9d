import { settings, tagGroups, tags } from '#main/db/schema/index.ts';
import type { WritableDb } from '#main/db/index.ts';
import type { NewId } from '#main/kernel/ids.ts';
import { modeKey, sameName } from '#main/modules/tags/index.ts';
import type { Instant } from '#shared/kernel/values.ts';
import type { Caller } from './level.ts';

/** One group, so that one tag is the right one: a second would be a matter of taste, and is not what is judged. */
const own = { name: 'Почему без записи', tags: ['Узнавал цену', 'Подумает', 'Нет удобного времени', 'Вопрос по страховке', 'Вопрос о лечении', 'Как доехать и часы работы', 'Не пациент'] } as const;
export const practiceTags: readonly string[] = own.tags;

/**
 * The tags of the practice clinic are on, with a dictionary of its own and whatever the callers of a file want beside it.
 * Asked for after talks without a booking, unless a caller who books wants a tag as well.
 */
export function addPracticeTags(tx: WritableDb, callers: readonly Pick<Caller, 'wants'>[], { newId, now }: { readonly newId: NewId; readonly now: Instant }): void {
  const wanted = [...new Set(callers.flatMap(({ wants }) => wants.tags ?? []))], more = wanted.filter((name) => !own.tags.some((one) => sameName(one, name)));
  const mode = callers.some(({ wants }) => wants.book !== undefined && wants.tags !== undefined) ? 'always' : 'withoutBooking';
  tx.insert(settings).values({ id: modeKey, value: JSON.stringify(mode) }).run();
  for (const [sort, group] of [own, ...(more.length > 0 ? [{ name: 'Ещё', tags: more }] : [])].entries()) {
    const groupId = newId();
    tx.insert(tagGroups).values({ id: groupId, name: group.name, createdAt: now, sort }).run();
    for (const [place, name] of group.tags.entries()) tx.insert(tags).values({ id: newId(), groupId, name, createdAt: now, sort: sort * 100 + place }).run();
  }
}
