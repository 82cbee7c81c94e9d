import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { request as plain, type ClientRequest } from 'node:http';
import { request as secure } from 'node:https';
import { AppError } from '#shared/kernel/errors.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { ActionUrlPhone } from './config.ts';
import { digestAnswer } from './digest.ts';

const answerWithinMs = 4_000;
const reachWithinMs = 1_500;

/** Whether the phone's page can be reached at all; says nothing to it, so that no phone asks anybody for permission. */
export function reach({ address, port }: ActionUrlPhone, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const done = (reached: boolean) => { stop(); socket.destroy(); resolve(reached); };
    const stop = clock.after(reachWithinMs, () => { done(false); });
    socket.once('connect', () => { done(true); });
    socket.once('error', () => { done(false); });
  });
}

/** `+79001000101` as the phone's dial plan wants it. */
export const numberFor = (to: string, dialAs: 'e164' | 'eight'): string => (dialAs === 'eight' ? to.replace(/^\+7(?=\d{10}$)/, '8') : to);

/**
 * Tells a Yealink phone to dial (Action URI): a GET that its web page understands. Resolves when the phone took it.
 * Rejects with `telephony.no-reply` where it may have heard us and not answered; any other reason means that it did not dial.
 */
export function tellToDial(phone: ActionUrlPhone, number: string, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = `/servlet?key=number=${encodeURIComponent(number)}&outgoing_uri=${encodeURIComponent(phone.phone)}`, { user, password } = phone;
    let sent = false, asked: ClientRequest | undefined;
    const fail = (reason: string) => { stop(); asked?.destroy(); reject(new AppError(reason === 'telephony.no-reply' ? 'offline' : 'connector-failed', reason)); };
    const lost = () => { fail(sent ? 'telephony.no-reply' : 'telephony.phone-unreachable'); };
    const stop = clock.after(answerWithinMs, lost);
    const ask = (digest?: string) => {
      sent = false;
      const request = asked = (phone.tls ? secure : plain)({
        host: phone.address, port: phone.port, path, method: 'GET', agent: false, headers: { connection: 'close', ...(digest === undefined ? {} : { authorization: digest }) },
        // phones have certificates of their own making; the address is the clinic's own and typed by hand
        ...(phone.tls ? { rejectUnauthorized: false } : {}),
        ...(user === '' || digest !== undefined ? {} : { auth: `${user}:${password}` }),
      }, (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        // what it refused it has not done: it may be asked once more
        const answer = status === 401 && digest === undefined && user !== '' ? digestAnswer(response.headers['www-authenticate'], { user, password, method: 'GET', uri: path }, randomBytes(16).toString('hex')) : undefined;
        request.destroy();
        if (answer !== undefined) { ask(answer); return; }
        stop();
        if (status >= 200 && status < 300) resolve();
        else fail(status === 401 ? 'telephony.phone-password' : status === 403 ? 'telephony.phone-forbids' : 'telephony.refused');
      });
      request.on('socket', (socket) => { socket.once('connect', () => { if (asked === request) sent = true; }); });
      request.on('error', () => { if (asked === request) lost(); });
      request.end();
    };
    ask();
  });
}
