import type { Notice } from '#shared/desk/snapshot.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Clock } from '../../kernel/clock.ts';

/** How many banners one window may hold: a storm of failures never fills the screen. */
const most = 5;
const mostClosed = 100;

interface Addressed { readonly notice: Notice; /** One employee's; everybody's where absent. */ readonly to?: Id | undefined }

/** Banners of the program, for everybody or for one employee: a code, a level and numbers, never a patient's name or phone. */
export function createNotices(clock: Clock, changed: () => void) {
  let list: readonly Addressed[] = [];
  /** Banners that are read from rows and were closed by hand. */
  const closed = new Set<string>();
  const put = (next: readonly Addressed[]): void => {
    if (next.length === list.length) return;
    list = next;
    changed();
  };
  return {
    /** Everybody's and this employee's, with those the caller reads from rows (`also`); the newest last. */
    list: (employeeId?: Id, also: readonly Notice[] = []): readonly Notice[] => [
      ...also.filter((n) => !closed.has(n.id)), ...list.filter(({ to }) => to === undefined || to === employeeId).map(({ notice }) => notice),
    ].sort((a, b) => a.at - b.at).slice(-most),
    /** One banner a code and an employee: a repeat takes the place of the former. */
    push: (code: string, level: Notice['level'], details?: Notice['details'], to?: Id): void => {
      const id = `${code}@${String(clock.now())}${to === undefined ? '' : `:${to}`}`;
      list = [...list.filter((n) => n.notice.code !== code || n.to !== to), { notice: { id, code, level, at: clock.now(), ...(details ? { details } : {}) }, to }];
      changed();
    },
    /** Without `to`, of everybody. */
    clear: (code: string, to?: Id): void => { put(list.filter((n) => n.notice.code !== code || (to !== undefined && n.to !== to))); },
    dismiss: (id: string): void => {
      if (list.some(({ notice }) => notice.id === id)) return put(list.filter(({ notice }) => notice.id !== id));
      closed.add(id);
      if (closed.size > mostClosed) closed.delete(closed.values().next().value!);
      changed();
    },
  };
}
export type Notices = ReturnType<typeof createNotices>;
