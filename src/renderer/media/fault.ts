import type { mediaFaults } from '#shared/softphone/media.ts';

/** What main is told went wrong; anything else is `failed`. */
export class Fault extends Error {
  readonly fault: (typeof mediaFaults)[number];
  constructor(fault: (typeof mediaFaults)[number], cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}
/** The browser's own name of what happened, for the log: `NotFoundError`. Its sentence may hold names of devices. */
export const nameOf = (error: unknown): string => {
  const cause = error instanceof Fault ? error.cause : error;
  return cause instanceof Error || cause instanceof DOMException ? cause.name.slice(0, 60) : '';
};
