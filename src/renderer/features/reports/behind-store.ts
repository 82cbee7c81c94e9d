import { create } from 'zustand';
import type { BehindInput } from './queries.ts';

interface BehindState {
  /** The figure whose rows are shown, with its words; nothing while the list is closed. */
  readonly shown: { readonly title: string; readonly input: BehindInput } | undefined;
  open(title: string, input: BehindInput): void;
  close(): void;
}
export const useBehindStore = create<BehindState>()((set) => ({ shown: undefined, open: (title, input) => { set({ shown: { title, input } }); }, close: () => { set({ shown: undefined }); } }));
