import { callIdOf } from '#main/kernel/ids.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import type { EventName, Step } from './format.ts';
import { sendLead } from './leads.ts';
import { settle, type World } from './world.ts';

function keyOf(world: World, call: string): string {
  const key = world.keys.get(call);
  if (key === undefined) throw new RangeError(`no call ${call} yet`);
  return key;
}
const numberOf = (text: string): string => parsePhone(text).e164 ?? text;

const events: { readonly [K in EventName]?: (world: World, value: NonNullable<Step[K]>) => void } = {
  ring: ({ clinic, inquiries, keys }, { call, from, anonymous, line, phones }) => {
    const key = clinic.simulator.ring({ key: call, line: numberOf(line), anonymous, ...(from === undefined ? {} : { from: numberOf(from) }), ...(phones ? { phones } : {}) });
    keys.set(call, key);
    inquiries.set(call, callIdOf(clinic.exchange, key));
  },
  answer: (world, { call, phone }) => {
    world.clinic.simulator.answer(keyOf(world, call), phone);
    world.answeredOn.set(call, phone);
  },
  hangUp: (world, { call, by }) => {
    if (by === 'caller') { world.clinic.simulator.callerHangsUp(keyOf(world, call)); return; }
    const phone = world.answeredOn.get(call);
    if (phone === undefined) throw new RangeError(`nobody has answered ${call}`);
    world.clinic.simulator.hangup(keyOf(world, call), phone);
  },
  lead: sendLead,
  // what a called patient does first was told to the exchange when the number was dialled (patientDeedOf)
  patient: (world, { call, does }) => { if (does === 'hangsUp') world.clinic.simulator.callerHangsUp(keyOf(world, call)); else keyOf(world, call); },
};

/** Something happens outside. */
export async function happen<K extends EventName>(world: World, name: K, value: NonNullable<Step[K]>): Promise<void> {
  const event: ((world: World, value: NonNullable<Step[K]>) => void) | undefined = events[name];
  if (!event) throw new RangeError(`the program does not hear of "${name}" yet: mark the step with \`requires\``);
  event(world, value);
  await settle();
}
