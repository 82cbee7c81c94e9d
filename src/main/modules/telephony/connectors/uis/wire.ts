import * as z from 'zod';

/** Numbers come as numbers or as text, depending on the page of the manual. Anything else is as if absent. */
const count = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number)]).nullish().catch(undefined);
const key = z.union([z.number().int(), z.string().min(1).max(64)]).transform(String);
const text = z.union([z.string(), z.number().transform(String)]).nullish().catch(undefined).transform((value) => value?.slice(0, 300));
const flag = z.union([z.boolean(), z.string().transform((word) => word === 'true'), z.number().transform((n) => n !== 0)]).nullish().catch(undefined);

export const limitsWire = z.object({ minute_limit: count, minute_remaining: count, minute_reset: count, day_limit: count, day_remaining: count, day_reset: count });
export const answerWire = z.object({
  result: z.object({ data: z.unknown(), metadata: z.object({ limits: limitsWire.nullish().catch(undefined), total_items: count }).nullish().catch(undefined) }).nullish(),
  error: z.object({ code: z.number().catch(0), data: z.object({ mnemonic: z.string().max(100).nullish().catch(undefined) }).nullish().catch(undefined) }).nullish(),
});

const legWire = z.object({ leg_id: key.nullish().catch(undefined), calling_phone_number: text, called_phone_number: text, is_operator: flag, employee_id: key.nullish().catch(undefined), employee_full_name: text, state: text });
export const sessionWire = z.object({
  call_session_id: key, direction: text, start_time: text, virtual_phone_number: text, contact_phone_number: text, external_id: text, scenario_name: text,
  legs: z.array(z.unknown()).nullish().catch(undefined),
});
export type SessionWire = z.output<typeof sessionWire>;
export type LegWire = z.output<typeof legWire>;

export const reportWire = z.object({
  id: key, start_time: text, finish_time: text, finish_reason: text, direction: text, is_lost: flag, contact_phone_number: text, virtual_phone_number: text,
  communication_id: key.nullish().catch(undefined), wait_duration: count, talk_duration: count, total_duration: count, call_records: z.array(key).nullish().catch(undefined), scenario_name: text, call_api_external_id: text,
  employees: z.array(z.object({ employee_id: key, is_answered: flag, is_talked: flag })).nullish().catch(undefined), last_answered_employee_id: key.nullish().catch(undefined),
});
export type ReportWire = z.output<typeof reportWire>;

export const employeeWire = z.object({ id: key, full_name: text, extension: z.object({ extension_phone_number: text }).nullish().catch(undefined) });
export const numberWire = z.object({ virtual_phone_number: text, phone_number: text, name: text });
export const sipLineWire = z.object({ phone_number: text, physical_state: text, employee_id: key.nullish().catch(undefined) });
export const accountWire = z.object({ timezone: text });
export const startedWire = z.object({ call_session_id: key });

/** The rows of a list that can be read: one broken row does not hide the others. */
export function rowsOf<T extends z.ZodType>(schema: T, data: unknown): z.output<T>[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : data === null || data === undefined ? [] : [data];
  return list.flatMap((row) => { const parsed = schema.safeParse(row); return parsed.success ? [parsed.data] : []; });
}
export const legsOf = (session: SessionWire): LegWire[] => rowsOf(legWire, session.legs);
