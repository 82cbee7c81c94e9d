import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';

/** Somebody is to be booked at the next time that is chosen in the schedule: from a task or from the wait list. */
export interface BookFor { readonly patientId: Id; readonly name: string; readonly taskId?: Id | undefined; readonly entryId?: Id | undefined }
interface BookForState { readonly person: BookFor | undefined; begin(person: BookFor): void; drop(): void }

/** Whom «Записать» has brought into the schedule. The chip in the head shows it; a buffer is something else and lives on. */
export const useBookFor = create<BookForState>()((set) => ({
  person: undefined,
  begin: (person) => { set({ person }); },
  drop: () => { set({ person: undefined }); },
}));
