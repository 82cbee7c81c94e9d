import { sql } from 'drizzle-orm';
import { callLegs } from './schema/index.ts';

/** `ownedAt` of src/shared/telephony/owner.ts, asked of the rows. */
export const legOwnedAt = sql`(case when ${callLegs.direction} = 'inbound' then max(${callLegs.startedAt}, coalesce(${callLegs.answeredAt}, ${callLegs.startedAt})) else ${callLegs.startedAt} end)`;
