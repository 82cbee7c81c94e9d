import * as z from 'zod';
import { count, flag, key, rowsOf, text } from '#main/kernel/uis/wire.ts';

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
export const startedWire = z.object({ call_session_id: key });

export const legsOf = (session: SessionWire): LegWire[] => rowsOf(legWire, session.legs);
