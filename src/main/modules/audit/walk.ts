import { breachOf, genesis, type Breach, type Mac } from './rules.ts';
import type { Reads } from './store.ts';

export interface ChainHead { readonly seq: number; readonly mac: string }
export interface Verification { readonly rows: number; readonly brokenAt?: number; readonly what?: Breach }

const pageRows = 2000;

/**
 * Walks the chain in order of number and stops at the first row that does not fit. `known` is a head that was kept
 * elsewhere; `breathe` gives way to other work between pages.
 */
export async function walkChain(reads: Reads, mac: Mac, { known, breathe }: { readonly known?: ChainHead | undefined; readonly breathe: (rows: number) => Promise<void> }): Promise<Verification> {
  let before: ChainHead = { seq: 0, mac: genesis };
  const silent: number[] = [];
  const broken = (seq: number, what: Breach): Verification => ({ rows: before.seq, brokenAt: seq, what });
  for (let page = reads.page(0, pageRows); page.length > 0; page = reads.page(before.seq, pageRows)) {
    for (const row of page) {
      const breach = breachOf(mac, before, row);
      if (breach) return broken(breach.seq, breach.what);
      if (row.digest !== '' && row.text === null) silent.push(row.seq);
      if (row.seq === known?.seq && row.mac !== known.mac) return broken(row.seq, 'altered');
      before = { seq: row.seq, mac: row.mac };
    }
    await breathe(before.seq);
  }
  if (known && known.seq > before.seq) return broken(before.seq + 1, 'tail-cut');
  const erased = silent.length > 0 ? reads.erased() : undefined, missing = silent.find((seq) => !erased?.has(seq));
  return missing === undefined ? { rows: before.seq } : broken(missing, 'text-missing');
}
