import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCaller, type Caller } from './caller.ts';
import { startCityCall, startPatients, type CityCall, type PatientsDo } from './city.ts';
import { programPath, udpUp, type Child } from './child.ts';
import { startDeskPhone, type DeskPhone } from './desk-phone.ts';
import { startExchange, type ExchangeConfig } from './kamailio.ts';
import { freePorts } from './ports.ts';
import { startRtpengine } from './rtpengine.ts';

export { debianPackages } from './child.ts';
export type { CityCall } from './city.ts';
export type { DeskPhone } from './desk-phone.ts';

export interface BenchOptions {
  /** Extensions with an account at the exchange; 101 and 102 when absent. */
  readonly phones?: readonly string[];
  /** Numbers of the clinic and the extensions they ring; those of the fixture «Линия» when absent. */
  readonly lines?: Readonly<Record<string, readonly string[]>>;
  /** Extensions that also have a real phone (baresip) on the desk. */
  readonly deskPhones?: readonly string[];
  /** Browsers' voices are bridged to phones' (rtpengine), and the desk phones say this tone, Hz. */
  readonly voices?: { readonly tone: number };
}
export interface Bench {
  readonly wsUrl: string;
  readonly tcpUrl: string;
  readonly domain: string;
  readonly accounts: readonly { readonly phone: string; readonly user: string; readonly password: string }[];
  /** A call from the city by sipp, timed by holdMs or cancelAfterMs, or ended by hangup() if it is `untilTold`; `ended` gives true when it went as asked. */
  ring(call: CityCall): { readonly ended: Promise<boolean>; hangup(): void };
  /** A call from the city whose caller waits, talks, and hangs up when told. */
  call(call: CityCall): { hangup(): void };
  deskPhone(phone: string): DeskPhone;
  /** From now on numbers outside ring and answer, or are busy, when the clinic calls them. */
  patientsDo(what: PatientsDo): Promise<void>;
  stopExchange(): Promise<void>;
  startExchange(): Promise<void>;
  /** Down for `downMs`, then up again on the same ports. */
  restartExchange(downMs?: number): Promise<void>;
  /** Where logs of this run lie until stop(). */
  readonly folder: string;
  stop(): Promise<void>;
}

const fixtureLines = { '+74950001001': ['101', '102'], '+74950001002': ['101'], '+74950001003': ['102'] };

/**
 * A real telephone exchange on loopback: Kamailio as the clinic's PBX, sipp as the city, baresip as phones on the desk.
 * Every program is a child with a time limit; stop() ends them all and removes the folder.
 */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  for (const program of ['kamailio', 'sipp', 'baresip', 'timeout', ...(options.voices ? ['rtpengine'] : [])]) programPath(program);
  const phones = options.phones ?? ['101', '102'];
  const folder = mkdtempSync(join(tmpdir(), 'stoika-exchange-'));
  const first = await freePorts(3);
  const domain = 'clinic.test';
  const accounts = phones.map(phone => ({ phone, user: phone, password: `secret-${phone}` }));
  const exchange: ExchangeConfig = {
    folder, domain, sipPort: first, wsPort: first + 1, cityPort: first + 2, cityToken: `city${first}`,
    passwords: Object.fromEntries(accounts.map(account => [account.user, account.password])),
    lines: Object.fromEntries(Object.entries(options.lines ?? fixtureLines).map(([number, rings]) => [number.replace(/\D/g, ''), rings])),
    rtpengine: options.voices ? await freePorts(1) : undefined,
  };
  const children: Child[] = [], callers = new Map<number, Caller>();
  const desks = new Map<string, DeskPhone>();
  let pbx: Child | undefined, calls = 0, patients: Child | undefined;
  // sipp takes its SIP port, the media port and the one two above it: ten apart, callers never meet
  const cityFirst = await freePorts(400);
  const portsOf = (caller: number) => { const port = cityFirst + (caller === 0 ? 0 : 1 + (caller - 1) % 39) * 10; return { port, mediaPort: port + 4 }; };

  const phoneChildren: Child[] = [];
  const startPhones = async () => {
    for (const phone of options.deskPhones ?? []) {
      const { child, control } = await startDeskPhone({ folder, phone, password: `secret-${phone}`, domain, sipPort: exchange.sipPort, firstPort: await freePorts(4), mediaPort: await freePorts(8), tone: options.voices?.tone });
      phoneChildren.push(child);
      desks.set(phone, control);
    }
  };
  const stopPhones = async () => { await Promise.all(phoneChildren.splice(0).map(child => child.stop())); };
  const stop = async () => {
    for (const caller of callers.values()) caller.close();
    await stopPhones();
    await Promise.all(children.map(child => child.stop()));
    await pbx?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (exchange.rtpengine !== undefined) children.push(await startRtpengine({ folder, port: exchange.rtpengine, mediaPort: await freePorts(40) }));
    pbx = await startExchange(exchange);
    await startPhones();
  } catch (error) {
    await stop();
    throw error;
  }
  const startAgain = async () => {
    pbx = await startExchange(exchange);
    // a real phone registers again within its interval; here it is switched off and on
    await stopPhones();
    await startPhones();
  };
  const stopExchange = async () => { await pbx?.stop(); };
  return {
    wsUrl: `ws://127.0.0.1:${exchange.wsPort}`, tcpUrl: `tcp://127.0.0.1:${exchange.sipPort}`, domain, accounts, folder,
    ring: call => {
      const number = ++calls, ports = portsOf(number);
      const { child, hangup } = startCityCall(call, { folder, domain, sipPort: exchange.sipPort, cityToken: exchange.cityToken, ...ports, number });
      children.push(child);
      return { ended: child.exited.then(code => code === 0), hangup };
    },
    call: call => {
      const { port } = portsOf(++calls);
      callers.get(port)?.close();
      const caller = startCaller(call, { domain, sipPort: exchange.sipPort, cityToken: exchange.cityToken, port });
      callers.set(port, caller);
      return caller;
    },
    deskPhone: phone => {
      const desk = desks.get(phone);
      if (!desk) throw new Error(`No desk phone ${phone} on this bench: name it in deskPhones.`);
      return desk;
    },
    patientsDo: async what => {
      await patients?.stop();
      patients = startPatients(what, { folder, port: exchange.cityPort, controlPort: portsOf(0).port, mediaPort: portsOf(0).mediaPort });
      children.push(patients);
      await udpUp(exchange.cityPort, patients);
    },
    stopExchange, startExchange: startAgain,
    restartExchange: async (downMs = 0) => { await stopExchange(); await sleep(downMs); await startAgain(); },
    stop,
  };
}
