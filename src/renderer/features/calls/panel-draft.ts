import type { Person, WhoType } from '#shared/inquiries/contract.ts';
import type { PanelForm, PanelTableRow } from '#shared/inquiries/view.ts';
import type { Id } from '#shared/kernel/values.ts';

/** The fields of «Входящий вызов» as they stand on the screen. */
export interface Fields { readonly who: string; readonly person: Person; readonly whoType: WhoType; readonly topicId: Id | undefined; readonly comment: string }
export type FieldName = 'person' | 'whoType' | 'topicId' | 'comment';

/** What the screen holds of one inquiry; `known` is what main last said, `unsent` what it has not confirmed yet. */
export interface Draft { readonly inquiryId: Id; readonly revision: number; readonly known: Fields; readonly now: Fields; readonly unsent: ReadonlySet<FieldName> }

const fieldsOf = (form: PanelForm): Fields => ({ who: form.who, person: form.person, whoType: form.whoType, topicId: form.topicId, comment: form.comment });
const names: readonly FieldName[] = ['person', 'whoType', 'topicId', 'comment'];
const same = (a: Fields, b: Fields, name: FieldName) => (name === 'person' ? a.who === b.who && JSON.stringify(a.person) === JSON.stringify(b.person) : a[name] === b[name]);
const pick = (from: Fields, name: FieldName): Partial<Fields> => (name === 'person' ? { who: from.who, person: from.person } : { [name]: from[name] });

export const draftOf = (form: PanelForm): Draft => ({ inquiryId: form.inquiryId, revision: form.revision, known: fieldsOf(form), now: fieldsOf(form), unsent: new Set() });

/**
 * Joins what main says with what is being typed: a field that has the focus or was not confirmed yet stays as typed,
 * the others follow main when it changed them. Another inquiry starts afresh.
 */
export function joined(draft: Draft, form: PanelForm, focused: FieldName | undefined): Draft {
  if (draft.inquiryId !== form.inquiryId) return draftOf(form);
  const said = fieldsOf(form), newer = form.revision > draft.revision;
  const taken = names.filter((name) => name !== focused && !draft.unsent.has(name) && (newer || !same(said, draft.known, name)));
  return { ...draft, revision: Math.max(draft.revision, form.revision), known: said, now: Object.assign({ ...draft.now }, ...taken.map((name) => pick(said, name))) as Fields };
}

export const typed = (draft: Draft, change: Partial<Fields>): Draft => ({
  ...draft, now: { ...draft.now, ...change }, unsent: new Set([...draft.unsent, ...names.filter((name) => name in change)]),
});

/** Main has the values `sent`: what was not changed since is confirmed. */
export const confirmed = (draft: Draft, sent: Fields, fields: readonly FieldName[]): Draft => ({
  ...draft, unsent: new Set([...draft.unsent].filter((name) => !fields.includes(name) || !same(sent, draft.now, name))),
});

/**
 * What `inquiries.editPanel` and `inquiries.save` are given for these fields. Only touched ones may be named: a type
 * that is sent counts as chosen by hand and follows the person no more.
 */
export function changeOf(fields: Fields, of: readonly FieldName[]) {
  return {
    ...(of.includes('person') ? { person: fields.person } : {}),
    ...(of.includes('whoType') ? { whoType: fields.whoType } : {}),
    ...(of.includes('topicId') ? { topicId: fields.topicId ?? null } : {}),
    ...(of.includes('comment') ? { comment: fields.comment } : {}),
  };
}

/** A name typed by hand, until a card is chosen for it. */
export const typedPerson = (who: string): Person => (who.trim() ? { kind: 'typed', name: who.trim().slice(0, 200) } : { kind: 'none' });

/** The first empty field that statistics need: the reports leave the row out without it. */
export const missing = (fields: Fields): 'topicId' | undefined => (fields.whoType === 'wantsToBook' && !fields.topicId ? 'topicId' : undefined);

/** The one row that the digits typed so far mean: the last ones of its number. Two digits at least. */
export function rowByDigits(rows: readonly PanelTableRow[], digits: string): PanelTableRow | undefined {
  if (digits.length < 2) return undefined;
  const fits = rows.filter((row) => {
    const number = row.number.replace(/\D/g, '');
    return number.endsWith(digits) || number.slice(-4).startsWith(digits);
  });
  return fits.length === 1 ? fits[0] : undefined;
}
