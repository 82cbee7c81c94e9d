import { ipcMain, MessageChannelMain } from 'electron';
import type { Log } from '#main/kernel/log.ts';
import { failureOf, type ErrorCode } from '#shared/kernel/errors.ts';
import { CALL, COLUMNS, EVENT, HEARTBEAT } from '#shared/ipc/channels.ts';
import type { Desk, Reply, Sender } from './desk-port.ts';
import { senderOf } from './gate.ts';
import type { DeskWindow } from './windows.ts';

/** One request over the port of {@link COLUMNS}; the answer carries the same number. */
interface ColumnsRequest { readonly id: number; readonly name: string; readonly input: unknown }

const refused = (code: ErrorCode): Reply => ({ ok: false, error: { code } });

/**
 * Connects the window's channels with the desk. Registered before the first await of main: the page asks while the
 * database is still being opened, and its questions wait for it here.
 */
export function connectBridge(deskWindow: () => DeskWindow | undefined, booted: Promise<Desk>, log: Log): void {
  const contents = () => deskWindow()?.window.webContents;
  const answer = async (sender: Sender, name: unknown, input: unknown): Promise<Reply> => {
    if (typeof name !== 'string' || name.length > 100) return refused('invalid-input');
    try {
      return await (await booted).call(sender, name, input);
    } catch (error) {
      log('error', 'call.failed', {}, error);
      return { ok: false, error: failureOf(error) };
    }
  };

  ipcMain.handle(CALL, async (event, name: unknown, input: unknown) => {
    const sender = senderOf(event, contents());
    if (sender) return answer(sender, name, input);
    log('warn', 'call.foreign-frame');
    return refused('forbidden');
  });
  ipcMain.on(HEARTBEAT, (event) => { if (senderOf(event, contents())) deskWindow()?.beat(); });
  ipcMain.on(COLUMNS, (event) => {
    const sender = senderOf(event, contents());
    if (!sender) {
      log('warn', 'columns.foreign-frame');
      return;
    }
    const { port1: ours, port2: theirs } = new MessageChannelMain();
    ours.on('message', ({ data }: { data: unknown }) => {
      if (!isColumnsRequest(data)) return;
      void answer(sender, data.name, data.input).then((reply) => { ours.postMessage({ id: data.id, reply }); });
    });
    ours.start();
    event.sender.postMessage(COLUMNS, null, [theirs]);
  });
  booted.then((desk) => desk.onEvent(({ to, event, attention }) => {
    const target = contents();
    if (!target || target.isDestroyed() || (to !== 'all' && to.window !== target.id)) return;
    target.send(EVENT, event);
    if (attention) deskWindow()?.showWithoutFocus();
  }), () => undefined);
}

const isColumnsRequest = (data: unknown): data is ColumnsRequest =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number' && 'name' in data && typeof data.name === 'string' && 'input' in data;
