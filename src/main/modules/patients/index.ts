import type { Actor } from '#main/ipc/context.ts';
import type { Day, E164, Id, Instant } from '#shared/kernel/values.ts';
import type { PatientContext, PersonRow } from '#shared/patients/contract.ts';
import type { PatientsDeps } from './deps.ts';
import { createHandlers } from './handlers.ts';
import { createReads } from './read.ts';
import { createMerging, followMerged } from './merge/index.ts';
import { fullName } from './rules.ts';
import { createSearch } from './search.ts';
import { patientStore } from './store.ts';
import { createToday } from './today.ts';
import { createWrites } from './write.ts';

export type { PatientsDeps } from './deps.ts';
export { openedAction } from './openings.ts';
export { followMerged } from './merge/index.ts';
export { fullName, isFuture, nameColumns, phoneColumns, type PatientAppointment, type PatientTask } from './rules.ts';

/** Cards, search and identification. Never chooses among several cards: it lists them. */
export function createPatients(deps: PatientsDeps) {
  const today = createToday(deps.clock, deps.zone), store = patientStore(deps.db.db), search = createSearch(store, deps, today), reads = createReads(store, deps, today), writes = createWrites(store, deps, search.library.renamed), merging = createMerging(deps, store, search);
  const alive = merging.currentId;
  return {
    handlers: followMerged(createHandlers(deps, store, reads, search, writes, merging), merging.currentId),
    /** The card an id stands for now: that of a merged card opens the one that took it in. */
    currentId: merging.currentId,
    merges: merging.writes,
    /** All cards that hold this number, archived last. */
    findByPhone: (e164: E164): PersonRow[] => search.byE164(e164),
    /** The same cards as ids alone: what identification asks at every ring. */
    idsByPhone: (e164: E164): Id[] => [...new Set(store.idsByPhone.all({ e164 }).map(({ id }) => id))],
    /** Employees whose own number this is; `patientId` when they are treated here too. */
    employeesByPhone: reads.employeesByPhone,
    /** Blocks «Пациент» and «Приемы»; sums only for an actor with money.read. @throws AppError `not-found` */
    contextOf: (patientId: Id, actor: Pick<Actor, 'has'> | undefined): PatientContext => reads.context(alive(patientId), actor?.has('money.read') ?? false),
    /** The lines of these cards in the order given; unknown ids are left out. */
    personRows: (ids: readonly Id[]): PersonRow[] => search.present(search.linesOf(ids.map(alive))),
    search: search.search,
    /** The ids alone of what the search finds, in its order. */
    idsByText: (text: string, limit: number): Id[] => [...search.find(text, limit)],
    /** The ids alone of the first cards whose number ends so. */
    idsByLastDigits: (digits: string): Id[] => search.byLastDigits(digits, 20),
    /** One step of reading the books of names in the background; false when all that is there is known. */
    readNames: search.library.step,
    /** «Громова Елена», or undefined for no such card. */
    nameOf: (patientId: Id): string | undefined => {
      const head = store.head.get({ id: alive(patientId) });
      return head && fullName(head);
    },
    /** The reason of a booking ban; undefined without one. */
    banOf: (patientId: Id): string | undefined => {
      const head = store.head.get({ id: alive(patientId) });
      return head && head.banAt !== null ? head.banReason ?? '' : undefined;
    },
    banSinceOf: (patientId: Id): { readonly reason: string; readonly since: Instant } | undefined => {
      const head = store.head.get({ id: alive(patientId) });
      return head && head.banAt !== null ? { reason: head.banReason ?? '', since: head.banAt as Instant } : undefined;
    },
    /** What a call card says of a patient in a line; undefined for no such card. */
    briefOf: (patientId: Id) => {
      const head = store.head.get({ id: alive(patientId) });
      return head && {
        name: fullName(head), surname: head.surname, firstName: head.firstName, patronymic: head.patronymic, born: (head.born ?? undefined) as Day | undefined,
        status: head.status, archived: head.archivedAt !== null, ban: head.banAt === null ? undefined : head.banReason ?? '',
      };
    },
    /** The numbers of a card in E.164. */
    phonesOf: (patientId: Id): string[] => store.phones.all({ id: alive(patientId) }).flatMap((phone) => phone.e164 ?? []),
    card: reads.card,
    /** The commands inside a transaction of another module or of the demo base. */
    writes,
  };
}
export type Patients = ReturnType<typeof createPatients>;
