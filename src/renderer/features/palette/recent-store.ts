import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';
import type { Card, PersonRow } from '#shared/patients/contract.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';

const mostPeople = 6, mostActions = 4;

interface Recent {
  readonly people: readonly PersonRow[];
  readonly actions: readonly string[];
  sawPerson(person: PersonRow): void;
  didAction(id: string): void;
  forget(): void;
}

/** What was used lately in this session; nobody finds it after another has signed in. */
export const useRecent = create<Recent>()((set) => ({
  people: [], actions: [],
  sawPerson: (person) => { set((s) => ({ people: [person, ...s.people.filter((one) => one.patientId !== person.patientId)].slice(0, mostPeople) })); },
  didAction: (id) => { set((s) => ({ actions: [id, ...s.actions.filter((one) => one !== id)].slice(0, mostActions) })); },
  forget: () => { set({ people: [], actions: [] }); },
}));

const rowOf = (card: Card): PersonRow => {
  const phone = card.phones.find((p) => p.main) ?? card.phones[0];
  return {
    patientId: card.id, name: card.name, status: card.status, archived: card.archived !== undefined, banned: card.ban !== undefined,
    ...(card.born ? { born: card.born } : {}), ...(card.age === undefined ? {} : { age: card.age }), ...(phone ? { phone: phone.text } : {}), ...(card.guardian ? { guardian: card.guardian.name } : {}),
  };
};

/** Remembers whose card is opened, wherever from, under the name it has then. */
export function useRememberOpened(): void {
  const queries = useQueryClient();
  const patientId = useScreen((s) => s.patientId), me = useDesk((s) => s.snapshot?.me?.employeeId);
  useEffect(() => { useRecent.getState().forget(); }, [me]);
  useEffect(() => {
    if (patientId === undefined) return;
    let gone = false;
    const load = (id: Id) => queries.ensureQueryData({ queryKey: ['patients', 'card', id], queryFn: () => client.patients.card({ patientId: id }) });
    void load(patientId).then((card) => { if (!gone) useRecent.getState().sawPerson(rowOf(card)); }, () => undefined);
    return () => { gone = true; };
  }, [patientId, queries]);
}
