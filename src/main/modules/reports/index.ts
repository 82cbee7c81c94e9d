import type { Handlers } from '#shared/ipc/define.ts';
import type { reportsContract } from '#shared/reports/contract.ts';
import type { CallContext } from '../../ipc/context.ts';
import type { ReportsDeps } from './deps.ts';
import { createHandlers } from './handlers.ts';

export type { ReportsDeps } from './deps.ts';
export interface Reports { readonly handlers: Handlers<typeof reportsContract, CallContext> }

/** Figures about the work of the desk: they read the schema and write nothing. */
export const createReports = (deps: ReportsDeps): Reports => ({ handlers: createHandlers(deps) });
