import { unreadable } from './parse/item.ts';
import type { EnvelopeSource, RelayEnvelope } from '#main/kernel/relay.ts';
import type { Envelopes, Kept, SourceName } from './envelopes.ts';
import type { LeadConnector, ReadItem } from './port.ts';

export interface Listener { readonly source: SourceName; readonly connector: LeadConnector }
export type Drained = Readonly<Record<Kept | 'checks' | 'strangers', number>>;
/** Letters that no source of this PC recognises are kept under this name. */
export const nobody: SourceName = { id: 'unknown', name: '' };

const batch = 40, together = 8;
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Which source a letter is for, and what it says there. The first that recognises it has it. */
function readLetter(envelope: RelayEnvelope, listeners: readonly Listener[]): { readonly source: SourceName; readonly items: readonly ReadItem[] | 'check' } | undefined {
  for (const { source, connector } of listeners) {
    const items = connector.readEnvelope?.(envelope);
    if (items !== undefined) return { source, items };
  }
  return undefined;
}
const bodyOf = ({ body, cut }: RelayEnvelope): string => `${Buffer.from(body.subarray(0, 32_768)).toString('utf8')}${cut === true ? '…' : ''}`;

/** Takes every letter that waits somewhere: each is kept, and only then acknowledged. Returns to the event loop between batches. */
export async function drain(from: EnvelopeSource, listeners: () => readonly Listener[], envelopes: Pick<Envelopes, 'keep'>): Promise<Drained> {
  const sum = { lead: 0, waits: 0, repeated: 0, checks: 0, strangers: 0 };
  for (let waiting = await from.fetch(batch); waiting.length > 0; waiting = await from.fetch(batch)) {
    const known = listeners();
    for (const [n, envelope] of waiting.entries()) {
      // each letter is a commit to the disk: the desk answers its window in between
      if (n % together === together - 1) await breathe();
      const letter = readLetter(envelope, known);
      if (!letter) {
        envelopes.keep(nobody, unreadable(bodyOf(envelope), 'unknown-source'));
        sum.strangers++;
      } else if (letter.items === 'check') sum.checks++;
      else for (const item of letter.items) sum[envelopes.keep(letter.source, item)]++;
    }
    await from.acknowledge(waiting.map((envelope) => envelope.id));
    await breathe();
  }
  return sum;
}
