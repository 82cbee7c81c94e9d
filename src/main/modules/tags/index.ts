import type { CallContext } from '#main/ipc/context.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { tagsContract } from '#shared/tags/contract.ts';
import type { TagsDeps } from './deps.ts';
import { createDictionary } from './dictionary.ts';
import { createPopups } from './popups.ts';
import { tagStore } from './store.ts';

export type { TagsDeps } from './deps.ts';
export { modeKey } from './dictionary.ts';
export { sameName, tagState } from './rules.ts';

/** Метки звонков: why a caller did not book, or what the caller wanted, asked for after the conversation (R-185…R-197). */
export function createTags(deps: TagsDeps) {
  const store = tagStore(deps.db.db), dictionary = createDictionary(deps, store), popups = createPopups(deps, store, dictionary);
  const handlers: Handlers<typeof tagsContract, CallContext> = { ...dictionary.methods, ...popups.methods };
  const { onCall, onJoined, popupOf, forget } = popups;
  /** Whether tags are asked for at all. */
  const asked = (): boolean => dictionary.mode() !== 'off';
  return { handlers, onCall, onJoined, popupOf, forget, asked };
}
export type Tags = ReturnType<typeof createTags>;
