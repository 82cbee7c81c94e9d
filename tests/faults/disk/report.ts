import type { StorageState } from '#main/db/index.ts';

/** What the desk on a failing disk tells on its pipe. `afterMs` counts from the beginning of the write that met the fault. */
export type Seen =
  | { readonly kind: 'written'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'storage'; readonly state: StorageState; readonly afterMs: number }
  | { readonly kind: 'read'; readonly rows: number }
  | { readonly kind: 'ballast'; readonly there: boolean };
