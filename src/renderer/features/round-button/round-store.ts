import { create } from 'zustand';

/** Whether «Обзвон» stands docked beside the schedule. */
export const useRoundDock = create<{ readonly open: boolean; set(open: boolean): void }>()((set) => ({ open: false, set: (open) => { set({ open }); } }));
