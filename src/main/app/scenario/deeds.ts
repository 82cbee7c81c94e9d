import { callIdOf } from '#main/kernel/ids.ts';
import { whoTypeTexts } from '#shared/inquiries/view.ts';
import type { WhoType } from '#shared/inquiries/contract.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { AppointmentStatus, PlaceResult, Slot } from '#shared/schedule/contract.ts';
import { statusTexts, type BookingForm } from '#shared/schedule/view.ts';
import type { Change } from '#main/modules/inquiries/index.ts';
import type { Action, ActionName } from './format.ts';
import { patientDeedOf } from './plan.ts';
import { ask, doctorOf, inquiryId, patientId, Refused, signIn, type Player, type World } from './world.ts';
import { dialogDeeds } from './dialogs.ts';
import { leadDeeds } from './leads.ts';
import { tagDeeds } from './tags.ts';
import { placeText, slotOf, timeOf } from './wall.ts';

type Values = { readonly [K in ActionName]: NonNullable<Action[K]> };
type Deed<K extends ActionName> = (world: World, player: Player, value: Values[K]) => Promise<unknown>;

const keyOfText = <K extends string>(texts: Readonly<Record<K, string>>, text: string): K => {
  const found = (Object.keys(texts) as K[]).find((key) => texts[key] === text);
  if (found === undefined) throw new RangeError(`not on the screen: ${text}`);
  return found;
};

function slotIn(world: World, text: string): Slot {
  const { doctor, ...place } = slotOf(text, world.run.clock), { id, chairId } = doctorOf(world, doctor);
  return { doctorId: id, chairId, ...place };
}

/** The inquiry whose panel is open at this window. */
function openInquiry({ session }: Player): Id {
  const panel = session.snapshot().panel;
  if (panel?.mode !== 'form') throw new RangeError('no panel is open');
  return panel.form.inquiryId;
}
function openForm({ session }: Player): BookingForm {
  const form = session.snapshot().booking;
  if (!form) throw new RangeError('«Новый прием» is not open');
  return form;
}

/** Types into the open panel, as the window does: kept in main at once, saved only by a button. */
async function type(player: Player, change: Change): Promise<void> {
  const id = openInquiry(player);
  player.typed.set(id, { ...player.typed.get(id), ...change });
  await ask(player, 'inquiries', 'editPanel', { inquiryId: id, change });
}

async function save(player: Player, thenBook: boolean): Promise<void> {
  const id = openInquiry(player), form = player.session.snapshot().panel;
  if (thenBook && form?.mode === 'form' && !form.form.canBook) throw new Refused(form.form.whyNot ?? 'inactive');
  await ask(player, 'inquiries', 'save', { inquiryId: id, change: player.typed.get(id) ?? {}, thenBook });
  player.typed.delete(id);
}

async function appointmentOf(world: World, player: Player, who: string, at: string): Promise<Id> {
  const rows = await ask(player, 'schedule', 'ofPatient', { patientId: await patientId(world, player, who) });
  const row = rows.find(({ day, startMin, status }) => placeText(day, startMin) === at && status !== 'cancelled');
  if (!row) throw new RangeError(`${who} has no appointment at ${at}`);
  return row.id;
}

const placed = (result: PlaceResult): void => { if (result.kind !== 'done') throw new Refused(result.kind); };

/** What the booking says of its inquiry, as the window would: the buffer, the tick, or a form opened while the call ran. */
function givenOf(form: BookingForm, player: Player): { inquiryId: Id; how: 'buffer' | 'current' | 'panel' } | undefined {
  if (form.buffer) return { inquiryId: form.buffer.inquiryId, how: 'buffer' };
  if (!form.linkCurrent?.ticked) return undefined;
  const { inquiryId: id } = form.linkCurrent, runs = player.session.snapshot().cards.some((card) => card.callId === id && card.answeredAt !== undefined);
  return { inquiryId: id, how: runs ? 'current' : 'panel' };
}

async function book(player: Player, also: Exclude<Values['book'], true>): Promise<void> {
  const form = openForm(player);
  if (!form.canBook || !form.patient) throw new Refused(form.whyNot ?? 'inactive');
  const given = givenOf(form, player);
  placed(await ask(player, 'schedule', 'book', {
    slot: form.slot, patientId: form.patient.id, comment: player.formComment, formId: form.formId,
    ...(given ? { given } : {}), ...(also.kind ? { kind: also.kind } : {}), ...(also.status ? { status: also.status } : {}),
  }));
  player.formComment = '';
}

/** «Добавить новую» inside «Новый прием»: prefilled, the consents of the paper form ticked. */
async function addNew(player: Player, name: string | undefined, phone: string | undefined): Promise<void> {
  const form = openForm(player), words = name?.split(/\s+/) ?? [], prefill = form.newCard;
  const raw = phone ?? prefill?.phone;
  const { patientId: made } = await ask(player, 'patients', 'create', {
    surname: words[0] ?? prefill?.surname ?? '', firstName: words[1] ?? prefill?.firstName ?? '', patronymic: words[2] ?? prefill?.patronymic ?? '',
    phones: raw === undefined ? [] : [{ raw, main: true }], consents: ['personalData', 'notifications'],
  });
  await ask(player, 'schedule', 'editForm', { formId: form.formId, patientId: made });
}

async function dial(world: World, player: Player, { phone, as, from }: Values['dial']): Promise<void> {
  const known = world.fixture.patients.get(phone), to = known ? (await ask(player, 'patients', 'card', { patientId: known.id })).phones[0]?.e164 ?? '' : parsePhone(phone).e164 ?? phone;
  const fate = patientDeedOf(world.run, as);
  if (fate) world.clinic.simulator.setPatient(to, { does: fate.does, afterMs: Math.max(0, fate.at - world.clock.now()) });
  const result = await ask(player, 'telephony', 'dial', { phone: to, ...(from === undefined ? {} : { inquiryId: inquiryId(world, from) }) });
  if (result.kind === 'refused') throw new Refused(result.reason);
  if (result.kind !== 'dialing') throw new Refused(result.kind);
  world.inquiries.set(as, result.callId);
  const key = world.clinic.simulator.keys().find((k) => callIdOf(world.clinic.exchange, k) === result.callId);
  const extension = player.session.snapshot().me?.phone?.extension;
  if (key !== undefined) world.keys.set(as, key);
  if (extension !== undefined) world.answeredOn.set(as, extension);
}

const deeds: { readonly [K in ActionName]?: Deed<K> } = {
  ...tagDeeds, ...dialogDeeds, ...leadDeeds,
  signIn: (world, player) => signIn(world, player.key),
  signOut: (_, player) => ask(player, 'staff', 'signOut', null),
  choosePhone: (world, player, extension) => {
    const phoneId = extension === 'none' ? null : world.fixture.phones.get(extension);
    if (phoneId === undefined) throw new RangeError(`no phone ${extension}`);
    return ask(player, 'telephony', 'choosePhone', { phoneId });
  },
  answer: (world, player, call) => ask(player, 'telephony', 'answer', { callId: inquiryId(world, call) }),
  hangUp: (world, player, call) => ask(player, 'telephony', 'hangup', { callId: inquiryId(world, call) }),
  dial,
  suspendTelephony: (_, player) => ask(player, 'telephony', 'suspend', null),
  resumeTelephony: (_, player) => ask(player, 'telephony', 'resume', null),
  hover: (world, player, call) => ask(player, 'telephony', 'holdCard', { callId: inquiryId(world, call), held: true }),
  leave: (world, player, call) => ask(player, 'telephony', 'holdCard', { callId: inquiryId(world, call), held: false }),
  closeCard: (world, player, call) => ask(player, 'telephony', 'dismissCard', { callId: inquiryId(world, call) }),
  openPanel: (world, player, of) => ask(player, 'inquiries', 'openPanel', of === true ? {} : { inquiryId: inquiryId(world, of) }),
  closePanel: (_, player) => ask(player, 'inquiries', 'closePanel', null),
  typePerson: (_, player, name) => type(player, { person: { kind: 'typed', name } }),
  person: async (world, player, who) => type(player, { person: { kind: 'patient', id: await patientId(world, player, who) } }),
  type: (_, player, text) => type(player, { whoType: keyOfText<WhoType>(whoTypeTexts, text) }),
  topic: (world, player, name) => {
    const topicId = world.fixture.topics.get(name);
    if (topicId === undefined) throw new RangeError(`no topic ${name}`);
    return type(player, { topicId });
  },
  comment: (_, player, comment) => type(player, { comment }),
  save: (_, player) => save(player, false),
  saveAndBook: (_, player) => save(player, true),
  assign: async (world, player, value) => {
    const { call, person } = typeof value === 'string' ? { call: value } : value, id = inquiryId(world, call);
    const button = player.session.snapshot().cards.find((card) => card.callId === id)?.buttons.find(({ action }) => action === 'assign');
    if (!person && button && !button.enabled) throw new Refused(button.why ?? 'inactive');
    await ask(player, 'inquiries', 'assign', { inquiryId: id, ...(person === undefined ? {} : { person: { kind: 'patient', id: await patientId(world, player, person) } }) });
    player.typed.delete(id);
  },
  dropBuffer: (_, player) => {
    const buffer = player.session.snapshot().buffer;
    if (!buffer) throw new RangeError('the buffer is empty');
    return ask(player, 'inquiries', 'dropBuffer', { bufferId: buffer.bufferId });
  },
  openSlot: async (world, player, value) => {
    const { slot, from, patient } = typeof value === 'string' ? { slot: value, from: 'schedule' as const, patient: undefined } : value;
    const { buffer, cards } = player.session.snapshot();
    if (from === 'buffer' && !buffer) throw new RangeError('the buffer is empty');
    const talking = cards.find(({ status }) => status === 'talking');
    player.formComment = '';
    await ask(player, 'schedule', 'openForm', {
      slot: slotIn(world, slot), ...(patient === undefined ? {} : { patientId: await patientId(world, player, patient) }),
      ...(from === 'buffer' ? { bufferId: buffer!.bufferId } : talking ? { callId: talking.callId } : {}),
    });
  },
  addNew: (_, player, value) => (value === true ? addNew(player, undefined, undefined) : addNew(player, value.name, value.phone)),
  copyComment: (_, player) => {
    const { callComment } = openForm(player);
    if (callComment === undefined) throw new Refused('no comment to copy');
    player.formComment = callComment;
    return Promise.resolve();
  },
  linkCurrent: (_, player, linkCurrent) => ask(player, 'schedule', 'editForm', { formId: openForm(player).formId, linkCurrent }),
  book: (_, player, value) => book(player, value === true ? {} : value),
  closeForm: (_, player) => ask(player, 'schedule', 'closeForm', { formId: openForm(player).formId }),
  cancel: async (world, player, { patient, at, by }) => ask(player, 'schedule', 'cancel', { appointmentId: await appointmentOf(world, player, patient, at), by }),
  move: async (world, player, { patient, at, to }) => { placed(await ask(player, 'schedule', 'move', { appointmentId: await appointmentOf(world, player, patient, at), slot: slotIn(world, to) })); },
  setStatus: async (world, player, { patient, at, status }) => {
    const code = keyOfText<AppointmentStatus>(statusTexts, status);
    if (code === 'cancelled') throw new RangeError('an appointment is cancelled by `cancel`');
    await ask(player, 'schedule', 'setStatus', { appointmentId: await appointmentOf(world, player, patient, at), status: code });
  },
  addTask: (world, player, { what, due, from }) => ask(player, 'crm', 'addTask', { what, dueAt: timeOf(due, world.run.clock), ...(from === undefined ? {} : { inquiryId: inquiryId(world, from) }) }),
};

/** Does one thing as one employee. @throws Refused when the program says no; RangeError when the file asks for what is not there */
export async function doAction<K extends ActionName>(world: World, player: Player, name: K, value: Values[K]): Promise<void> {
  const deed: Deed<K> | undefined = deeds[name];
  if (!deed) throw new RangeError(`the program cannot do "${name}" yet: mark the step with \`requires\``);
  await deed(world, player, value);
}
