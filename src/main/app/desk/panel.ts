import { AppError } from '#shared/kernel/errors.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { phoneText } from '#shared/kernel/phone.ts';
import { recentMs, type WhoType } from '#shared/inquiries/contract.ts';
import type { BufferView, PanelForm, PanelTableRow, PanelView } from '#shared/inquiries/view.ts';
import { aliveCalls } from '#shared/telephony/cards.ts';
import { partyTextOf } from '#shared/telephony/number.ts';
import type { Actor } from '../../ipc/context.ts';
import { keptTypeWhy, type InquiryRow } from '../../modules/inquiries/index.ts';
import { describe, personFor, type OwnCall } from './cards.ts';
import type { DeskDeps } from './ports.ts';
import type { DeskSession, PanelDraft } from './session.ts';

export const timeOf = (deps: DeskDeps, at: number): string => clockText(wallOf(instant(at), deps.branch().zone).minute);
export const numberOf = (deps: DeskDeps, row: InquiryRow): string => (row.phoneE164 ? phoneText(row.phoneE164) : row.phoneRaw ?? (row.manual || row.kind !== 'call' ? deps.words().noNumber : deps.words().hiddenNumber));
/** «Звонок в 10:02», «Диалог в 15:01». */
const atOf = (deps: DeskDeps, row: InquiryRow): string => deps.words()[row.kind === 'dialog' || row.kind === 'dialogLead' ? 'dialogAt' : row.kind === 'lead' ? 'leadAt' : 'callAt'](timeOf(deps, row.startedAt));

function tableRow(deps: DeskDeps, session: DeskSession, inquiryId: Id, at: number, number: string): PanelTableRow {
  const { person, phone } = personFor(deps, session, inquiryId);
  const { name } = describe(deps, person, phone);
  return { inquiryId, time: timeOf(deps, at), number, ...(name ? { name } : {}) };
}

/** More rows than this are a flood, not a table: the oldest are shown (QUALITY.md R9). */
const mostRows = 30;
/** Rows of the table of simultaneous calls: two columns, time and number. */
export const callTable = (deps: DeskDeps, session: DeskSession, own: readonly OwnCall[]): PanelTableRow[] =>
  aliveCalls(own).slice(0, mostRows).map(({ call }) => tableRow(deps, session, call.callId, call.startedAt, partyTextOf(call.party, deps.words())));

function stateOf(row: InquiryRow, own: readonly OwnCall[]): PanelForm['state'] {
  const call = own.find((o) => o.call.callId === row.id)?.call;
  if (call && call.state !== 'ended') return call.state;
  return row.outcome === 'missed' ? 'missed' : 'ended';
}

/** What the panel's fields hold: the row under what this session has typed. */
export function fieldsOf(deps: DeskDeps, row: InquiryRow, draft: PanelDraft | undefined) {
  const person = draft?.person ?? deps.inquiries.personOf(row);
  return { person, whoType: draft?.whoType ?? row.whoType ?? 'wantsToBook', topicId: draft?.topicId === undefined ? row.topicId : draft.topicId, comment: draft?.comment ?? row.comment } as const;
}

/** The rule behind the type that is shown: of what is picked here and not saved, else of the row. */
function typeWhyOf(row: InquiryRow, draft: PanelDraft | undefined, whoType: WhoType): PanelForm['typeWhy'] {
  const byHand = draft?.whoTypeByHand ?? (draft?.typeWhy ? false : row.whoTypeByHand), why = draft?.typeWhy ?? keptTypeWhy(row);
  return { whoType, byHand, ...(why && !byHand ? { why } : {}) };
}

function formOf(deps: DeskDeps, session: DeskSession, row: InquiryRow, actor: Actor, own: readonly OwnCall[]): PanelForm {
  const fields = fieldsOf(deps, row, session.drafts.get(row.id));
  const who = describe(deps, fields.person, row.phoneE164 ?? undefined);
  const seen = JSON.stringify([row.id, fields]);
  if (seen !== session.panelSeen) {
    session.panelSeen = seen;
    session.panelRevision++;
  }
  const channel = row.adChannelId ? deps.channel(row.adChannelId) : undefined;
  const state = stateOf(row, own);
  const live = state !== 'ended' && state !== 'missed', isLead = row.kind === 'lead', dialog = row.kind === 'dialog' || row.kind === 'dialogLead' ? row.kind : undefined, { processing } = deps.inquiries;
  const answered = processing.answeredBy(row), lead = deps.leads.blockOf(row, actor.employeeId), offered = row.kind === 'call' && !answered ? processing.openOf(row.phoneE164, fields.person.kind === 'patient' ? fields.person.id : null)[0] : undefined;
  return {
    inquiryId: row.id, ...(row.kind === 'call' && !row.manual ? { callId: row.id } : {}),
    title: deps.words().title[isLead ? 'lead' : dialog ?? (live ? row.direction : row.authorId ? 'edit' : 'add')],
    direction: isLead ? 'outbound' : row.direction, time: timeOf(deps, row.startedAt), state, ...(row.answeredAt !== null && live ? { answeredAt: own.find((o) => o.call.callId === row.id)?.leg.answeredAt ?? instant(row.answeredAt) } : {}),
    number: numberOf(deps, row), ...(row.phoneE164 ? { numberE164: row.phoneE164 } : {}),
    ...(channel ? { adChannel: channel.name, ...(channel.script ? { script: channel.script } : {}) } : {}),
    person: fields.person, who: who.name, choices: who.choices, whoType: fields.whoType, typeWhy: typeWhyOf(row, session.drafts.get(row.id), fields.whoType), ...(fields.topicId ? { topicId: fields.topicId } : {}), comment: fields.comment,
    ...(fields.person.kind === 'patient' && actor.has('patients.read') ? { context: deps.context(fields.person.id, actor) } : {}),
    canBook: who.ban === undefined, ...(who.ban === undefined ? {} : { whyNot: deps.words().ban(who.ban) }),
    ...(dialog ? { dialog } : {}), ...(row.text !== '' ? { textOf: row.id } : answered && answered.text !== '' ? { textOf: answered.id } : {}),
    ...(lead ? { lead } : {}), ...(answered ? { answers: answered.kind as 'lead' | 'dialogLead' } : {}), topicRequired: processing.topicRequired(row, fields.whoType),
    ...(offered ? { openLead: { inquiryId: offered.id, time: timeOf(deps, offered.startedAt), source: (offered.adChannelId ? deps.channel(offered.adChannelId)?.name : undefined) ?? '' } } : {}),
    saved: row.savedAt !== null, revision: session.panelRevision,
  };
}

export function panelFor(deps: DeskDeps, session: DeskSession, actor: Actor, own: readonly OwnCall[]): PanelView | undefined {
  const { panel } = session;
  if (!panel) return undefined;
  if (panel.mode === 'table') return { mode: 'table', rows: callTable(deps, session, own) };
  if (panel.mode === 'recent') {
    const rows = deps.inquiries.store.recentWithoutComment(instant(deps.clock.now() - recentMs), (line) => deps.filters.showsRow(actor.employeeId, line));
    return { mode: 'recent', rows: rows.map((row) => tableRow(deps, session, row.id, row.startedAt, numberOf(deps, row))) };
  }
  const row = deps.inquiries.store.get(panel.inquiryId);
  if (!row || row.deleted) return undefined;
  return { mode: 'form', form: formOf(deps, session, row, actor, own), others: callTable(deps, session, own).filter((r) => r.inquiryId !== row.id) };
}

/** «Звонки»: the one running call, the table of several, or the recent ones without a comment. */
export function choosePanel(own: readonly OwnCall[]): DeskSession['panel'] {
  const alive = aliveCalls(own);
  if (alive.length === 1) return { mode: 'form', inquiryId: alive[0]!.call.callId };
  return { mode: alive.length ? 'table' : 'recent' };
}

/** The newest buffer of an employee as its button and hint. */
export function bufferFor(deps: DeskDeps, employeeId: Id): BufferView | undefined {
  const buffer = deps.inquiries.store.activeBuffers(employeeId)[0];
  const row = buffer && deps.inquiries.store.get(buffer.inquiryId);
  if (!row) return undefined;
  const person = deps.inquiries.personOf(row);
  const who = describe(deps, person, row.phoneE164 ?? undefined);
  const channel = row.adChannelId ? deps.channel(row.adChannelId)?.name : undefined;
  const topic = row.topicId ? deps.topicName(row.topicId) : undefined;
  return {
    bufferId: buffer.id, inquiryId: row.id,
    button: atOf(deps, row),
    hint: [who.name, numberOf(deps, row), channel, row.whoType ? deps.words().whoType[row.whoType] : undefined, topic, row.comment].filter(Boolean).join(' · '),
    who: who.name || numberOf(deps, row),
    ...(person.kind === 'patient' ? { patientId: person.id } : {}), ...(person.kind === 'typed' ? { typedName: person.name } : {}),
    ...(row.phoneE164 ? { phone: row.phoneE164 } : {}), comment: row.comment,
  };
}

export function mustBeActive(deps: DeskDeps, bufferId: Id, employeeId: Id) {
  const buffer = deps.inquiries.store.buffer(bufferId);
  if (!buffer || buffer.endedAt !== null || buffer.employeeId !== employeeId) throw new AppError('not-found', 'buffer');
  return buffer;
}
