import type { Instant } from '#shared/kernel/values.ts';

/** A webhook that a gateway kept for this desk. */
export interface RelayEnvelope {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body was longer than is kept: this is how it begins. */
  readonly cut?: boolean;
}

/**
 * Where webhooks wait for this desk: a gateway, or a file somebody was given. What was fetched is fetched again until it is
 * acknowledged, and it is acknowledged only when it lies in the base.
 */
export interface EnvelopeSource {
  /** The oldest that wait, at most `most`; none means that there are none now. Rejects when the source cannot be reached. */
  fetch(most: number): Promise<readonly RelayEnvelope[]>;
  acknowledge(ids: readonly string[]): Promise<void>;
}
