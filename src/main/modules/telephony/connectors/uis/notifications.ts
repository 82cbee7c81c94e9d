import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { RelayEnvelope } from '../../port.ts';

/**
 * «Уведомления о событиях»: what the wire holds is whatever the clinic pasted into the cabinet, so the templates are ours
 * and the event is told by the path, `…/uis/<token>/call/<event>`. The cabinet inserts JSON values: no quotes around them.
 */
export const notificationEvents = ['incoming', 'waiting', 'outgoing', 'talk-started', 'talk-finished', 'finished', 'record', 'lost'] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

const always = '"v":1,"session":{{call_session_id}},"communication":{{communication_id}},"number":{{virtual_phone_number}},"contact":{{contact_phone_number}},"name":{{contact_full_name}},"direction":{{direction}},"started":{{start_time}},"scenario":{{scenario_name}}';
const extra: Readonly<Record<NotificationEvent, string>> = {
  incoming: '', outgoing: '', waiting: ',"leg":{{leg_id}},"employee":{{employee_id}}', 'talk-started': ',"legs":{{leg_ids}},"employee":{{employee_id}}',
  'talk-finished': ',"talk":{{talk_time_duration}}', finished: ',"total":{{total_time_duration}}', record: ',"file":{{file_link}},"duration":{{file_duration}}', lost: '',
};
/** The body to paste for each event. */
export const notificationTemplates = Object.fromEntries(notificationEvents.map((event) => [event, `{${always},"event":"${event}"${extra[event]}}`])) as Readonly<Record<NotificationEvent, string>>;

const key = z.union([z.number().int(), z.string().min(1).max(64)]).transform(String);
const word = z.union([z.string(), z.number().transform(String)]).nullish().catch(undefined).transform((value) => value?.slice(0, 300));
const body = z.object({
  session: key, communication: key.nullish().catch(undefined), number: word, contact: word, name: word, direction: word, started: word, scenario: word, employee: key.nullish().catch(undefined), file: word,
  duration: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish().catch(undefined),
});
export type Notification = z.output<typeof body> & { readonly event: NotificationEvent };

const same = (a: string, b: string): boolean => { const x = Buffer.from(a), y = Buffer.from(b); return x.length === y.length && timingSafeEqual(x, y); };

/** Reads an envelope; undefined when it is not for this connection, or not what our template makes. Nothing signs it but the secret in the path. */
export function readNotification(envelope: RelayEnvelope, token: string): Notification | undefined {
  const found = /\/uis\/([^/]{1,200})\/call\/([a-z-]{1,40})\/?$/.exec(envelope.path);
  if (token === '' || !found || !same(found[1]!, token)) return undefined;
  const event = notificationEvents.find((one) => one === found[2]);
  if (!event || envelope.body.length > 65_536) return undefined;
  try {
    const parsed = body.safeParse(JSON.parse(Buffer.from(envelope.body).toString('utf8')));
    return parsed.success ? { ...parsed.data, event } : undefined;
  } catch {
    return undefined;
  }
}
