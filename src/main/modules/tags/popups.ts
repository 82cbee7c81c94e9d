import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { TagChoice, tagsContract } from '#shared/tags/contract.ts';
import { ownedAt } from '#shared/telephony/owner.ts';
import { canSaveTags, type TagPopup } from '#shared/tags/view.ts';
import type { CallSeen, TagsDeps, Tx } from './deps.ts';
import type { createDictionary } from './dictionary.ts';
import { endsConversation, isDue } from './rules.ts';
import { writes, type TagStore } from './store.ts';

interface Open { readonly employeeId: Id; choice: TagChoice }
const nothingChosen: TagChoice = { tagIds: [] };

/**
 * The pop-ups of the conversations that ended while this program ran. That one is due is a row, so that closing the
 * program leaves a dash; that it is on a screen is only here, so that the next start does not bring it back.
 */
export function createPopups({ db, clock, newId, audit, changed, branch, ownerAt }: TagsDeps, store: TagStore, { mode }: Pick<ReturnType<typeof createDictionary>, 'mode'>) {
  const open = new Map<Id, Open>();

  function onCall(tx: Tx, call: CallSeen, before: CallSeen | undefined): void {
    const now = mode();
    if (now === 'off' || !endsConversation(call, before) || call.answeredAt === undefined || call.answeredPhone === undefined) return;
    const lifted = call.legs.find(({ phone, answeredAt }) => phone === call.answeredPhone && answeredAt !== undefined);
    const employeeId = ownerAt(call.answeredPhone, lifted ? ownedAt(lifted) : call.answeredAt);
    if (employeeId === undefined || store.prompt(call.callId)) return;
    writes.putPrompt(tx, { id: call.callId, branchId: branch().id, employeeId, mode: now, endedAt: call.endedAt ?? clock.now() });
    open.set(call.callId, { employeeId, choice: nothingChosen });
  }

  /** Two ids turned out to be one call: what was set or asked for on the one is of the other. */
  function onJoined(from: Id, to: Id): void {
    const prompt = store.prompt(from);
    if (!prompt || from === to) return;
    db.write((tx) => {
      writes.putPrompt(tx, { ...prompt, id: to });
      writes.updatePrompt(tx, from, { deleted: 1 });
      writes.moveTags(tx, from, to);
    });
    const shown = open.get(from);
    open.delete(from);
    if (shown) open.set(to, shown);
  }

  const usable = (choice: TagChoice, groups: TagPopup['groups']): TagChoice => ({ ...choice, tagIds: choice.tagIds.filter((id) => groups.some((group) => group.tags.some((tag) => tag.id === id))) });

  /** The oldest conversation of an employee that waits for its tags; `waits` says which may yet end in a booking. */
  function popupOf(employeeId: Id, waits: (callId: Id) => boolean): Omit<TagPopup, 'who' | 'time'> | undefined {
    if (open.size === 0) return undefined;
    const due = [...open].filter(([callId, one]) => {
      const prompt = one.employeeId === employeeId ? store.prompt(callId) : undefined;
      return prompt !== undefined && isDue(prompt, store.isBooked(callId)) && !(prompt.mode === 'withoutBooking' && waits(callId));
    });
    const first = due[0];
    if (!first) return undefined;
    const groups = store.dictionary().filter(({ retired }) => !retired).map(({ id, name, tags }) => ({ id, name, tags: tags.filter((tag) => !tag.retired).map((tag) => ({ id: tag.id, name: tag.name })) })).filter(({ tags }) => tags.length > 0);
    const choice = usable(first[1].choice, groups);
    return { callId: first[0], groups, choice, canSave: canSaveTags(choice), more: due.length - 1 };
  }

  const methods: Pick<Handlers<typeof tagsContract, CallContext>, 'choose' | 'save' | 'reopen'> = {
    reopen: ({ callId }, ctx) => {
      const by = actorOf(ctx).employeeId, prompt = store.prompt(callId);
      if (prompt?.employeeId !== by || !isDue(prompt, store.isBooked(callId))) throw new AppError('conflict', 'not-possible');
      // first of all: the one that is asked for is the one that is shown
      const others = [...open].filter(([id]) => id !== callId), shown = open.get(callId) ?? { employeeId: by, choice: nothingChosen };
      open.clear();
      for (const [id, one] of [[callId, shown] as const, ...others]) open.set(id, one);
      changed([]);
      return null;
    },
    choose: ({ callId, choice }, ctx) => {
      const one = open.get(callId);
      if (one?.employeeId !== actorOf(ctx).employeeId) throw new AppError('conflict', 'not-possible');
      one.choice = choice;
      changed([]);
      return null;
    },
    save: ({ callId, choice }, ctx) => {
      const by = actorOf(ctx).employeeId, prompt = store.prompt(callId);
      // what is set stays, and nobody answers for somebody else
      if (prompt?.employeeId !== by || prompt.savedAt !== null || store.tagsOfCall(callId).length > 0) throw new AppError('conflict', 'not-possible');
      if (!canSaveTags(choice)) throw new AppError('conflict', 'inactive');
      const known = store.tags(), chosen = [...new Set(choice.tagIds)].map((id) => known.find((tag) => tag.id === id && tag.retiredAt === null)), text = choice.other?.trim();
      if (chosen.includes(undefined)) throw new AppError('conflict', 'tag-gone');
      const setAt = clock.now(), common = { branchId: prompt.branchId, callId, employeeId: by, setAt };
      db.write((tx) => {
        for (const tag of chosen) writes.setTag(tx, { ...common, id: newId(), tagId: tag!.id });
        if (text !== undefined) writes.setTag(tx, { ...common, id: newId(), text });
        writes.updatePrompt(tx, callId, { savedAt: setAt });
        audit.append(tx, { employeeId: by, action: 'tags.set', entity: 'inquiry', entityId: callId, after: { tags: [...chosen.map((tag) => tag!.name), ...(text === undefined ? [] : [text])] } });
      });
      open.delete(callId);
      changed(['tags', 'inquiries']);
      return null;
    },
  };
  return {
    onCall, onJoined, popupOf, methods,
    /** Somebody signed in anew: what was on the former screen is gone with it, and a dash stays. */
    forget: (employeeId: Id): void => { for (const [callId, one] of open) if (one.employeeId === employeeId) open.delete(callId); },
  };
}
