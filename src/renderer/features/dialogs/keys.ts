import type { ByHandMode } from './by-hand-store.ts';

/** The keys of what is added by hand, as shown. */
export const byHandKeys: Readonly<Record<ByHandMode, string>> = { dialog: 'Ctrl+D', call: 'Ctrl+Shift+D' };
