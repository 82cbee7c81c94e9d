import type { Handlers } from '#shared/ipc/define.ts';
import type { reportsContract } from '#shared/reports/contract.ts';
import type { ReadableDb } from '../../db/index.ts';
import type { CallContext } from '../../ipc/context.ts';
import { createHandlers } from './handlers.ts';

export interface ReportsDeps { readonly db: ReadableDb }
export interface Reports { readonly handlers: Handlers<typeof reportsContract, CallContext> }

/** Figures about the work of the desk: they read the schema and write nothing. */
export const createReports = ({ db }: ReportsDeps): Reports => ({ handlers: createHandlers(db) });
