import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCityCall, startPatients, type CityCall } from './city.ts';
import { programPath, type Child } from './child.ts';
import { startDeskPhone, type DeskPhone } from './desk-phone.ts';
import { startExchange, type ExchangeConfig } from './kamailio.ts';
import { freePorts } from './ports.ts';

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
}
export interface Bench {
  readonly wsUrl: string;
  readonly tcpUrl: string;
  readonly domain: string;
  readonly accounts: readonly { readonly phone: string; readonly user: string; readonly password: string }[];
  /** A call from the city; `ended` gives true when it went as asked. */
  ring(call: CityCall): { readonly ended: Promise<boolean>; hangup(): Promise<void> };
  deskPhone(phone: string): DeskPhone;
  /** From now on numbers outside answer when the clinic calls them. */
  patientsAnswer(): void;
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
  for (const program of ['kamailio', 'sipp', 'baresip', 'timeout']) programPath(program);
  const phones = options.phones ?? ['101', '102'];
  const folder = mkdtempSync(join(tmpdir(), 'stoika-exchange-'));
  const first = await freePorts(3);
  const domain = 'clinic.test';
  const accounts = phones.map(phone => ({ phone, user: phone, password: `secret-${phone}` }));
  const exchange: ExchangeConfig = {
    folder, domain, sipPort: first, wsPort: first + 1, cityPort: first + 2, cityToken: `city${first}`,
    passwords: Object.fromEntries(accounts.map(account => [account.user, account.password])),
    lines: Object.fromEntries(Object.entries(options.lines ?? fixtureLines).map(([number, rings]) => [number.replace(/\D/g, ''), rings])),
  };
  const children: Child[] = [];
  const desks = new Map<string, DeskPhone>();
  let pbx: Child | undefined, calls = 0, patients: Child | undefined;
  // callers' ports come in pairs that never meet: SIP, then media, taken once per run
  const cityFirst = await freePorts(200);

  const stop = async () => {
    await Promise.all(children.map(child => child.stop()));
    await pbx?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    pbx = await startExchange(exchange);
    for (const phone of options.deskPhones ?? []) {
      const { child, control } = await startDeskPhone({ folder, phone, password: `secret-${phone}`, domain, sipPort: exchange.sipPort, firstPort: await freePorts(4), mediaPort: await freePorts(8) });
      children.push(child);
      desks.set(phone, control);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const startAgain = async () => { pbx = await startExchange(exchange); };
  const stopExchange = async () => { await pbx?.stop(); };
  return {
    wsUrl: `ws://127.0.0.1:${exchange.wsPort}`, tcpUrl: `tcp://127.0.0.1:${exchange.sipPort}`, domain, accounts, folder,
    ring: call => {
      const number = calls++;
      const child = startCityCall(call, { folder, domain, sipPort: exchange.sipPort, cityToken: exchange.cityToken, port: cityFirst + (number % 49) * 4, mediaPort: cityFirst + (number % 49) * 4 + 2, number });
      children.push(child);
      return { ended: child.exited.then(code => code === 0), hangup: () => child.stop() };
    },
    deskPhone: phone => {
      const desk = desks.get(phone);
      if (!desk) throw new Error(`No desk phone ${phone} on this bench: name it in deskPhones.`);
      return desk;
    },
    patientsAnswer: () => {
      if (patients) return;
      patients = startPatients({ folder, port: exchange.cityPort, mediaPort: cityFirst + 198 });
      children.push(patients);
    },
    stopExchange, startExchange: startAgain,
    restartExchange: async (downMs = 0) => { await stopExchange(); await sleep(downMs); await startAgain(); },
    stop,
  };
}
