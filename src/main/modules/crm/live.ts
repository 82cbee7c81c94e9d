import type { Topic } from '#shared/ipc/contract.ts';
import type { TaskRow } from '#shared/crm/contract.ts';
import type { CrmDesk } from '#shared/crm/view.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Cancel } from '#main/kernel/clock.ts';
import type { CrmDeps } from './deps.ts';
import type { FreedBrief } from './freed.ts';

interface Sources {
  openTasks(): readonly TaskRow[];
  freed(me: Id): readonly FreedBrief[];
  recheck(): boolean;
  nextExpiry(): number | undefined;
  morningIsDue(me: Id): boolean;
}
/** How many reminders a desk shows by itself; the rest are a number. */
const mostReminders = 20;
const remindsAt = (task: TaskRow): number => task.remindAt ?? task.dueAt;
const concerns: ReadonlySet<Topic> = new Set(['crm', 'schedule', 'patients', 'directories', 'staff']);

/**
 * What the CRM shows without being asked. Read once after a change and kept: a ring builds snapshots and must not wait
 * for the wait list. A timer wakes it when the next task is due or an offer runs out.
 */
export function createLive({ clock, changed }: Pick<CrmDeps, 'clock' | 'changed'>, sources: Sources) {
  /** When each task reminded: it goes on reminding though the clock is set back, and is no new reminder later (QUALITY.md R12). */
  const reminded = new Map<Id, number>();
  let tasks: readonly TaskRow[] | undefined, freed: ReturnType<Sources['freed']> | undefined, stop: Cancel | undefined, stopped = false;

  function wakeNext(): void {
    stop?.();
    const now = clock.now(), coming = (tasks ?? []).map(remindsAt).filter((at) => at > now), expiry = sources.nextExpiry();
    const next = Math.min(...coming, expiry ?? Infinity);
    // setTimeout takes no more than 24 days; whatever is later is found by a later look
    stop = stopped || next === Infinity ? undefined : clock.after(Math.min(next - now, 86_400_000), () => {
      sources.recheck();
      changed(['crm']);
    });
  }
  function load(): void {
    tasks = sources.openTasks();
    for (const [id, at] of reminded) if (!tasks.some((t) => t.id === id && remindsAt(t) === at)) reminded.delete(id);
    freed = sources.freed('');
    wakeNext();
  }

  return {
    stop: (): void => { stopped = true; stop?.(); },
    /** Before the windows are told: what was kept of these rows is old; a changed schedule may have taken a freed slot or ended a call of the round. */
    invalidate: (topics: readonly Topic[]): readonly Topic[] => {
      if (!topics.some((t) => concerns.has(t))) return topics;
      tasks = freed = undefined;
      if (!topics.includes('schedule')) return topics;
      sources.recheck();
      return topics.includes('crm') ? topics : [...topics, 'crm'];
    },
    of: (me: Id): CrmDesk => {
      if (!tasks || !freed) load();
      const now = clock.now(), mine = tasks!.filter((t) => t.ownerId === undefined || t.ownerId === me), reminders = mine.filter((t) => remindsAt(t) <= now || reminded.get(t.id) === remindsAt(t));
      for (const task of reminders) reminded.set(task.id, remindsAt(task));
      return {
        due: mine.filter((t) => t.dueAt <= now || reminded.has(t.id)).length, morning: sources.morningIsDue(me),
        reminders: reminders.slice(0, mostReminders).map((t) => ({
          taskId: t.id, kind: t.kind, what: t.what, who: t.who, dueAt: t.dueAt, ...(t.type ? { type: t.type } : {}), ...(t.phone ? { phone: t.phone } : {}), ...(t.patientId ? { patientId: t.patientId } : {}), ...(t.inquiryId ? { inquiryId: t.inquiryId } : {}),
        })),
        freed: freed!.filter((f) => f.fits > 0).map((f) => ({
          slotId: f.id, day: f.day, startMin: f.startMin, endMin: f.endMin, doctor: f.doctor, fits: f.fits, ...(f.offer && f.offer.by.employeeId !== me ? { offeredBy: f.offer.by.name } : {}),
        })),
      };
    },
  };
}
