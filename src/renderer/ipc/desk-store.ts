import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';

interface DeskState {
  /** Absent until the first answer of main. */
  readonly snapshot: DeskSnapshot | undefined;
  /** How far main's clock is ahead of this page's, in milliseconds: timers count on main's clock. */
  readonly clockOffset: number;
  take(snapshot: DeskSnapshot, localNow: number): void;
}

/** What is alive now: calls, panel, buffer, notices. Rows of the database never lie here. */
export const useDesk = create<DeskState>()((set, get) => ({
  snapshot: undefined,
  clockOffset: 0,
  take: (snapshot, localNow) => {
    const known = get().snapshot;
    // versions grow within one session; another person's snapshot is never older
    if (known && known.me?.employeeId === snapshot.me?.employeeId && snapshot.version < known.version) return;
    // What is equal stays the same object: a ring draws its card and the counters, not every part of the screen (QUALITY.md P1).
    set({ snapshot: replaceEqualDeep(known, snapshot), clockOffset: snapshot.at - localNow });
  },
}));

/** Main's time at this moment. */
export const deskNow = (): number => Date.now() + useDesk.getState().clockOffset;

/** Whoever is signed in; undefined on the sign-in screen. */
export const useMe = () => useDesk((s) => s.snapshot?.me);
/** Whether the role may do it. Main decides anyway: this only hides what would be refused. */
export const useRight = (right: NonNullable<DeskSnapshot['me']>['rights'][number]): boolean =>
  useDesk((s) => s.snapshot?.me?.rights.includes(right) ?? false);
