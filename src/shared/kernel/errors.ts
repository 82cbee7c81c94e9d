/**
 * Every failure a screen is allowed to know about. The sentence shown to the receptionist is chosen from the code
 * (and, where it helps, the reason) by the renderer; messages and stacks stay in the log.
 */
export const errorCodes = [
  /** the input does not fit the contract */ 'invalid-input',
  /** no such row, or no such method */ 'not-found',
  /** the role lacks the right, or the sender is not our window */ 'forbidden',
  /** nobody is signed in, or the session is locked */ 'no-session',
  /** somebody else changed it first, or the step is impossible in this state */ 'conflict',
  /** the network or the exchange is away */ 'offline',
  /** a connector refused or broke */ 'connector-failed',
  /** the disk is full or failing; nothing was written */ 'storage',
  /** the database is damaged, newer than the program, or the key does not open it */ 'database',
  /** a defect of ours; details are in the log */ 'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
export type FailureDetails = Readonly<Record<string, string | number | boolean | null>>;
/** What crosses the process border instead of an exception. Never holds personal data. */
export interface Failure { readonly code: ErrorCode; readonly reason?: string; readonly details?: FailureDetails }

/** Thrown by rules and modules in main; crosses IPC as a plain {@link Failure}. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly details: FailureDetails | undefined;
  constructor(code: ErrorCode, reason?: string, details?: FailureDetails, options?: ErrorOptions) {
    super(reason ? `${code}: ${reason}` : code, options);
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** The failure a screen may see of any thrown value; an unknown one is `internal` and nothing more. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof AppError)) return { code: 'internal' };
  return { code: error.code, ...(error.reason ? { reason: error.reason } : {}), ...(error.details ? { details: error.details } : {}) };
}
