import { dayOf } from '#shared/kernel/time.ts';
import type { Day, Id, Instant } from '#shared/kernel/values.ts';
import type { Expectation } from './format.ts';
import type { Check } from './plan.ts';
import * as shown from './project.ts';
import { textSeen } from './dialogs.ts';
import { leadsShown, unprocessedCounts } from './leads.ts';
import { popupShown, reportShown } from './tags.ts';
import { ask, inquiryId, patientId, playerOf, snapshotOf, type Player, type World } from './world.ts';
import { dayOfText, timeText } from './wall.ts';

/** What is compared: the file's value without the words that say where to look, and what the program shows. */
export interface Seen { readonly expected: unknown; readonly got: unknown }
type Value<K extends keyof Expectation> = NonNullable<Expectation[K]>;
type Named<K extends keyof Expectation> = Value<K> extends Readonly<Record<string, infer V>> ? V : never;

/** Reports, histories and cards are read by the manager, who may see them all and has no phone. */
const reader = (world: World): Promise<Player> => playerOf(world, 'Попова');

const time = (world: World) => (at: Instant): string => timeText(at, world.run.clock);
const topicName = (world: World) => (id: Id): string => [...world.fixture.topics].find(([, topic]) => topic === id)?.[0] ?? '?';

/** `[…]` is of today; `{ day, rows }` names another day. */
function period(world: World, value: { readonly day?: string | undefined } | readonly unknown[]): { fromDay: Day; tillDay: Day } {
  const named = 'day' in value ? value.day : undefined;
  const on = named === undefined ? dayOf(world.clock.now(), world.run.clock.zone) : dayOfText(named, world.run.clock);
  return { fromDay: on, tillDay: on };
}
const rowsOf = <T>(value: readonly T[] | { readonly rows: readonly T[] }): readonly T[] => ('rows' in value ? value.rows : value);

async function historySeen(world: World, value: Value<'history'>): Promise<Seen> {
  const options = Array.isArray(value) ? undefined : value, author = options?.author === undefined ? undefined : world.fixture.employees.get(options.author);
  if (options?.author !== undefined && !author) throw new RangeError(`nobody is called ${options.author}`);
  const { rows } = await ask(await reader(world), 'inquiries', 'history', { ...period(world, value), view: options?.view ?? 'rows', limit: 200, ...(author ? { authorId: author.id } : {}) });
  return { expected: rowsOf(value), got: rows.map(shown.historyShown) };
}

async function appointmentsOf(world: World, who: string): Promise<shown.Shown[]> {
  const player = await reader(world);
  const rows = await ask(player, 'schedule', 'ofPatient', { patientId: await patientId(world, player, who) });
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.startMin - b.startMin)).map((row) => shown.appointmentShown(row, false));
}

/** Appointments of a patient and of everyone in the family, the earliest first. */
async function familyOf(world: World, who: string): Promise<shown.Shown[]> {
  const player = await reader(world), id = await patientId(world, player, who);
  const { family } = await ask(player, 'patients', 'card', { patientId: id });
  const rows = [];
  for (const member of new Set([id, ...family.map((person) => person.id)])) rows.push(...await ask(player, 'schedule', 'ofPatient', { patientId: member }));
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.startMin - b.startMin)).map((row) => shown.appointmentShown(row, true));
}

/** The card's head: what a booking with «Добавить новую» must have left behind. */
async function cardOf(world: World, who: string): Promise<shown.Shown> {
  const player = await reader(world), card = await ask(player, 'patients', 'card', { patientId: await patientId(world, player, who) });
  return {
    name: card.name, phones: card.phones.map((phone) => phone.text), hasApp: card.hasApp || undefined, hasWhatsapp: card.phones.some((phone) => phone.hasWhatsapp) || undefined,
    consents: card.consents.filter((c) => c.givenAt !== undefined && c.revokedAt === undefined).map((c) => c.kind).sort(), family: card.family.map((person) => person.name), archived: card.archived?.reason,
  };
}

type Fields = Readonly<Record<string, unknown>>;
/** Changes of a row of the history: who, what was done, and the fields that differ, ids told as names. */
async function changeLogOf(world: World, name: string): Promise<shown.Shown[]> {
  const rows = await ask(await reader(world), 'audit', 'ofEntity', { entity: 'inquiry', entityId: inquiryId(world, name) });
  const words = (value: unknown): unknown => (typeof value === 'string' ? [...world.fixture.topics].find(([, id]) => id === value)?.[0] ?? [...world.fixture.employees.values()].find(({ id }) => id === value)?.name ?? value : value);
  return rows.map(({ employee, action, text }) => {
    const { before = {}, after = {} } = (text ?? {}) as { before?: Fields; after?: Fields };
    const differing = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    const pick = (from: Fields) => Object.fromEntries(differing.map((key) => [key, words(from[key])]));
    return { employee, action, before: pick(before), after: pick(after) };
  });
}

type Look<K extends keyof Expectation> = (world: World, of: string, value: Named<K>) => Promise<unknown>;
const byName: { readonly [K in keyof Expectation]?: Look<K> } = {
  cards: async (world, of) => (await snapshotOf(world, of)).cards.map((card) => shown.cardShown(card, time(world))),
  panel: async (world, of) => shown.panelShown((await snapshotOf(world, of)).panel, topicName(world)),
  context: async (world, of) => {
    const { panel } = await snapshotOf(world, of);
    return shown.contextShown(panel?.mode === 'form' ? panel.form.context : undefined);
  },
  buffer: async (world, of) => shown.bufferShown((await snapshotOf(world, of)).buffer),
  booking: async (world, of) => shown.formShown((await snapshotOf(world, of)).booking),
  tagPopup: async (world, of) => popupShown((await snapshotOf(world, of)).tagPopup),
  leads: async (world, of) => leadsShown(world, (await snapshotOf(world, of)).leads, world.players.get(of)?.hovered),
  sounds: async (world, of) => { await snapshotOf(world, of); return world.players.get(of)?.heard.size; },
  notices: async (world, of) => (await snapshotOf(world, of)).notices.map(({ code }) => code),
  mustChoosePhone: async (world, of) => (await snapshotOf(world, of)).me?.mustChoosePhone ?? false,
  appointments: appointmentsOf,
  inquiries: async (world, of) => {
    const player = await reader(world);
    return (await ask(player, 'inquiries', 'ofPatient', { patientId: await patientId(world, player, of) })).map(shown.historyShown);
  },
  family: familyOf,
  card: cardOf,
  changeLog: changeLogOf,
  text: textSeen,
};

const whole: { readonly [K in keyof Expectation]?: (world: World, value: Value<K>) => Promise<Seen> } = {
  phones: async (world, value) => ({
    expected: value,
    got: Object.fromEntries((await ask(await reader(world), 'telephony', 'phones', null)).map(({ extension, takenBy }) => [extension, takenBy?.name ?? ''])),
  }),
  counts: async (world, value) => ({ expected: value, got: await unprocessedCounts(await reader(world)) }),
  history: historySeen,
  callHistory: async (world, value) => {
    const { rows } = await ask(await reader(world), 'reports', 'callHistory', { ...period(world, value), limit: 200 });
    return { expected: rowsOf(value), got: rows.reverse().map((row) => shown.callShown(row, time(world))) };
  },
  tagReport: async (world, value) => ({ expected: value.rows, got: await reportShown(await reader(world), period(world, value), value.filter) }),
  efficiency: async (world, value) => {
    const { rows, clinic } = await ask(await reader(world), 'reports', 'efficiency', period(world, value));
    const got = { rows: rows.map((row) => shown.efficiencyShown(row.employeeId === undefined ? { ...row, name: 'Общая линия' } : row)), clinic: value.clinic && withoutName(shown.efficiencyShown(clinic)) };
    return { expected: { rows: value.rows, clinic: value.clinic }, got };
  },
  bookingConversion: async (world, value) => ({ expected: rowsOf(value), got: (await ask(await reader(world), 'reports', 'bookingConversion', period(world, value))).map(shown.conversionShown) }),
};
const withoutName = ({ name: _name, ...rest }: shown.Shown): shown.Shown => rest;

/** Looks at what an expectation is about. @throws RangeError for what the program cannot show yet */
export async function look(world: World, { kind, of, expected }: Check): Promise<Seen> {
  const named = byName[kind];
  if (named && of !== undefined) return { expected, got: await named(world, of, expected as never) };
  const all = whole[kind] as ((world: World, value: never) => Promise<Seen>) | undefined;
  if (all) return all(world, expected as never);
  throw new RangeError(`the program does not show "${kind}" yet: mark the step with \`requires\``);
}
