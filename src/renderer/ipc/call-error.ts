import type { ErrorCode, Failure, FailureDetails } from '#shared/kernel/errors.ts';

/** A refusal of main as the screens see it: a code to choose the sentence by, never a message to show. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly details: FailureDetails | undefined;
  readonly method: string;
  constructor(failure: Failure, method: string, options?: ErrorOptions) {
    super(`${method}: ${failure.code}`, options);
    this.name = 'CallError';
    this.code = failure.code;
    this.reason = failure.reason;
    this.details = failure.details;
    this.method = method;
  }
}
