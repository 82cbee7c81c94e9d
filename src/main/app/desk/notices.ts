import type { Notice } from '#shared/desk/snapshot.ts';
import type { Clock } from '../../kernel/clock.ts';

/** How many banners one window may hold: a storm of failures never fills the screen. */
const most = 5;

/** Banners of the whole program: a code, a level and numbers, never a name or a phone. */
export function createNotices(clock: Clock, changed: () => void) {
  let list: readonly Notice[] = [];
  return {
    list: () => list,
    /** One banner a code: a repeat takes the place of the former. */
    push: (code: string, level: Notice['level'], details?: Notice['details']): void => {
      list = [...list.filter((n) => n.code !== code), { id: `${code}@${String(clock.now())}`, code, level, at: clock.now(), ...(details ? { details } : {}) }].slice(-most);
      changed();
    },
    clear: (code: string): void => {
      if (!list.some((n) => n.code === code)) return;
      list = list.filter((n) => n.code !== code);
      changed();
    },
    dismiss: (id: string): void => { list = list.filter((n) => n.id !== id); changed(); },
  };
}
export type Notices = ReturnType<typeof createNotices>;
