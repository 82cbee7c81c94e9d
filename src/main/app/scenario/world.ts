import type * as z from 'zod';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Change } from '#main/modules/inquiries/index.ts';
import type { AppContract, Reply } from '#shared/ipc/contract.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { IncomingLead } from '#shared/leads/incoming.ts';
import type { VirtualClock } from '#main/kernel/virtual-clock.ts';
import type { Simulator } from '#main/modules/telephony/connectors/simulator/index.ts';
import type { ClinicListener, ClinicSession } from '../clinic-port.ts';
import type { LoadedClinic } from '../fixture/index.ts';
import type { Run } from './plan.ts';

/** The program as a scenario uses it: what compose.ts makes, no more. */
interface ClinicUnderPlay {
  openSession(listener: ClinicListener): ClinicSession;
  readonly leads: { receive(lead: IncomingLead): { readonly inquiryId: Id } };
  readonly simulator: Pick<Simulator, 'ring' | 'answer' | 'hangup' | 'callerHangsUp' | 'setPatient' | 'keys'>;
  readonly exchange: string;
}

/** One employee at a window of their own, with what is typed there and not saved yet. */
export interface Player {
  readonly key: string;
  readonly session: ClinicSession;
  readonly typed: Map<Id, Change>;
  /** Sounds of leads that arrived, as this window heard them; the repetitions at 5 and 15 minutes are not among them. */
  readonly heard: Set<number>;
  /** The lead under the pointer at a moment. */
  hovered: { readonly inquiryId: Id; readonly at: number } | undefined;
  formComment: string;
}

export interface World {
  readonly run: Run;
  readonly clinic: ClinicUnderPlay;
  readonly clock: VirtualClock;
  readonly fixture: LoadedClinic;
  readonly players: Map<string, Player>;
  /** Calls and inquiries by the names the file gives them. */
  readonly inquiries: Map<string, Id>;
  /** Keys of calls at the exchange. */
  readonly keys: Map<string, string>;
  /** The phone a call was answered on: its handset ends it. */
  readonly answeredOn: Map<string, string>;
}

/** The program refused, or did not offer, what an employee wanted. */
export class Refused extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
  }
}

type Modules = AppContract;
type MethodOf<N extends keyof Modules, K extends keyof Modules[N]> = Modules[N][K] extends { input: infer I extends z.ZodType; output: infer O extends z.ZodType } ? { input: z.input<I>; output: z.output<O> } : never;

/** Lets promises that are already due run: an action's pushes arrive before anything is looked at. */
export const settle = async (): Promise<void> => { for (let i = 0; i < 3; i++) await new Promise<void>((resolve) => { setImmediate(resolve); }); };

/** One method of the program, with this employee's rights. @throws Refused with the reason of the failure, or its code */
export async function ask<N extends keyof Modules, K extends keyof Modules[N] & string>(player: Player, module: N, method: K, input: MethodOf<N, K>['input']): Promise<MethodOf<N, K>['output']> {
  const reply: Reply = await player.session.call(`${module}.${method}`, input);
  await settle();
  if (!reply.ok) throw new Refused(reply.error.reason ?? reply.error.code);
  return reply.value;
}

function passwordOf(world: World, key: string): { login: string; password: string } {
  const employee = world.fixture.employees.get(key);
  if (!employee) throw new RangeError(`nobody is called ${key}`);
  if (employee.login === undefined || employee.password === undefined) throw new RangeError(`${key} cannot sign in`);
  return { login: employee.login, password: employee.password };
}

function newPlayer(world: World, key: string): Player {
  const heard = new Set<number>();
  const listen: ClinicListener = (event, value) => {
    const leads = event === 'desk' ? (value as DeskSnapshot).leads : undefined;
    if (leads?.chime?.kind === 'arrival' && leads.sound !== 'off') heard.add(leads.chime.at);
  };
  return { key, session: world.clinic.openSession(listen), typed: new Map(), heard, hovered: undefined, formComment: '' };
}

export async function signIn(world: World, key: string): Promise<Player> {
  const credentials = passwordOf(world, key);
  const player: Player = world.players.get(key) ?? newPlayer(world, key);
  const result = await ask(player, 'staff', 'signIn', credentials);
  if (result.kind !== 'signed-in') throw new Refused(result.kind);
  world.players.set(key, player);
  return player;
}

/** The employee's window; one who has not signed in yet does so, and unlocks it when it has locked itself. */
export async function playerOf(world: World, key: string): Promise<Player> {
  const player = world.players.get(key);
  if (!player) return signIn(world, key);
  const me = player.session.snapshot().me;
  if (!me) return signIn(world, key);
  if (me.locked) await ask(player, 'staff', 'unlock', { password: passwordOf(world, key).password });
  return player;
}

export async function snapshotOf(world: World, key: string): Promise<DeskSnapshot> {
  const player = world.players.get(key);
  if (!player) throw new RangeError(`${key} has not signed in`);
  await settle();
  return player.session.snapshot();
}

/** A card by its key in the fixture, or by a name that only one card has. */
export async function patientId(world: World, player: Player, who: string): Promise<Id> {
  const known = world.fixture.patients.get(who);
  if (known) return known.id;
  const found = (await ask(player, 'patients', 'search', { text: who })).filter((row) => row.name === who);
  if (found.length !== 1) throw new RangeError(`${found.length} cards are called ${who}`);
  return found[0]!.patientId;
}

export function inquiryId(world: World, name: string): Id {
  const id = world.inquiries.get(name);
  if (!id) throw new RangeError(`nothing is called ${name} yet`);
  return id;
}

export function doctorOf(world: World, name: string): { readonly id: Id; readonly chairId: Id } {
  const doctor = world.fixture.doctors.get(name);
  if (!doctor) throw new RangeError(`no doctor ${name}`);
  return doctor;
}
