import { create } from 'zustand';

/** Whether the calm line of reminders stands above the line of states: what floats at the bottom, call cards and notices, stands above it. */
export const useCalmShown = create<{ readonly shown: boolean; set(shown: boolean): void }>()((set) => ({ shown: false, set: (shown) => { set({ shown }); } }));

/** Where what floats at the bottom begins, over the line of states. */
export const floatBottom = (calm: boolean): string => (calm ? '5.5rem' : '2.75rem');
