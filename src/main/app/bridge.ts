import type { Log } from '#main/kernel/log.ts';
import { failureOf, type ErrorCode } from '#shared/kernel/errors.ts';
import { CALL, COLUMNS, EVENT, HEARTBEAT, QUIET } from '#shared/ipc/channels.ts';
import { packValue } from '#shared/ipc/columns.ts';
import type { Desk, Reply, Sender } from './desk-port.ts';
import { senderOf } from './gate.ts';

/** What the bridge needs of the window: its page, the sign of life, and to show itself without taking the focus. */
export interface BridgeWindow {
  contents(): BridgeContents | undefined;
  /** Further windows of ours: the practice clinic. */
  others?(): readonly BridgeContents[];
  beat(window: number): void;
  /** Nothing happens in the window: the moment to give memory back. */
  quiet(): void;
  showWithoutFocus(): void;
}
type GateArguments = Parameters<typeof senderOf>;
type BridgeContents = NonNullable<GateArguments[1]> & { send(channel: string, event: unknown): void };
export type BridgeEvent = GateArguments[0] & { readonly sender: { postMessage(channel: string, message: unknown, ports: never[]): void } };
interface Port { on(event: 'message', listener: (message: { data: unknown }) => void): unknown; postMessage(message: unknown): void; start(): void }
/** The parts of Electron that the bridge stands on; handed in, so that every channel is tested without a window. */
export interface BridgeEdge {
  readonly ipc: {
    handle(channel: string, run: (event: BridgeEvent, ...sent: unknown[]) => unknown): void;
    on(channel: string, run: (event: BridgeEvent, ...sent: unknown[]) => void): void;
  };
  openChannel(): { readonly port1: Port; readonly port2: unknown };
}

/** One request over the port of {@link COLUMNS}; the answer carries the same number. */
interface ColumnsRequest { readonly id: number; readonly name: string; readonly input: unknown }

/** Long results travel as columns (QUALITY.md P10). */
const packed = (reply: Reply): Reply => (reply.ok ? { ok: true, value: packValue(reply.value) } : reply);
const refused = (code: ErrorCode): Reply => ({ ok: false, error: { code } });

/**
 * Connects the window's channels with the desk. Registered before the first await of main: the page asks while the
 * database is still being opened, and its questions wait for it here.
 */
export function connectBridge({ ipc, openChannel }: BridgeEdge, window: BridgeWindow, booted: Promise<Desk>, log: Log): void {
  const answer = async (sender: Sender, name: unknown, input: unknown): Promise<Reply> => {
    if (typeof name !== 'string' || name.length > 100) return refused('invalid-input');
    try {
      return await (await booted).call(sender, name, input);
    } catch (error) {
      log('error', 'call.failed', {}, error);
      return { ok: false, error: failureOf(error) };
    }
  };
  /** The window of ours with this number; the desk's for any other, which the gate then refuses. */
  const windowOf = (id: number): BridgeContents | undefined => window.others?.().find((one) => one.id === id) ?? window.contents();
  /** The sender of a message, or a line in the log: nothing below runs for a foreign frame. */
  const admit = (event: BridgeEvent, channel: string): Sender | undefined => {
    const sender = senderOf(event, windowOf(event.sender.id));
    if (!sender) log('warn', 'ipc.foreign-frame', { channel });
    return sender;
  };

  ipc.handle(CALL, async (event, name, input) => {
    const sender = admit(event, CALL);
    return sender ? answer(sender, name, input) : refused('forbidden');
  });
  ipc.on(HEARTBEAT, (event) => {
    const sender = admit(event, HEARTBEAT);
    if (sender) window.beat(sender.window);
  });
  ipc.on(QUIET, (event) => { if (admit(event, QUIET)) window.quiet(); });
  ipc.on(COLUMNS, (event) => {
    const sender = admit(event, COLUMNS);
    if (!sender) return;
    const { port1: ours, port2: theirs } = openChannel();
    ours.on('message', ({ data }) => {
      if (!isColumnsRequest(data)) return;
      void answer(sender, data.name, data.input).then((reply) => { ours.postMessage({ id: data.id, reply: packed(reply) }); });
    });
    ours.start();
    event.sender.postMessage(COLUMNS, null, [theirs] as never[]);
  });
  booted.then((desk) => desk.onEvent(({ to, event, attention }) => {
    const desk = window.contents(), all = [...(desk ? [desk] : []), ...(window.others?.() ?? [])];
    for (const target of all) if (!target.isDestroyed() && (to === 'all' || to.window === target.id)) target.send(EVENT, event);
    if (attention && to !== 'all' && desk && to.window === desk.id) window.showWithoutFocus();
  }), () => undefined);
}

const isColumnsRequest = (data: unknown): data is ColumnsRequest =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number' && 'name' in data && typeof data.name === 'string' && 'input' in data;
