import type { TagMode } from '#shared/tags/contract.ts';

/** A finished call as the pop-up looks at it. */
export interface EndedCall { readonly state: string; readonly outcome?: string | undefined }

/** Whether this change is the end of a conversation: missed and unanswered calls are none. */
export const endsConversation = (call: EndedCall, before: EndedCall | undefined): boolean =>
  call.state === 'ended' && call.outcome === 'answered' && before?.state !== 'ended';

/** Whether a tag of this conversation is due: always, or while nothing was booked in it. */
export const isDue = (prompt: { readonly mode: Exclude<TagMode, 'off'>; readonly savedAt: number | null }, booked: boolean): boolean =>
  prompt.savedAt === null && (prompt.mode === 'always' || !booked);

/** What «История звонков» shows in the column «Метки»: the tags, a dash for a pop-up that was left, nothing where none was due. */
export const tagState = (set: number, prompt: Parameters<typeof isDue>[0] | undefined, booked: boolean): 'set' | 'dash' | 'empty' =>
  set > 0 ? 'set' : prompt !== undefined && isDue(prompt, booked) ? 'dash' : 'empty';

/** Names are the same when a person would read them so. */
export const sameName = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('ru') === b.trim().toLocaleLowerCase('ru');
