import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { instant } from '#shared/kernel/values.ts';
import type { EnvelopeSource, RelayEnvelope } from '#main/kernel/relay.ts';

/** A letter of a quarter of a megabyte in base64 and some headers fit; a longer line is cut, and never held whole. */
const longestLine = 512 * 1024, keptOfLong = 32 * 1024, together = 200;

const texts = z.record(z.string(), z.union([z.string(), z.number().transform(String)])).catch({});
const line = z.object({
  id: z.string().min(1).max(200).optional(), receivedAt: z.union([z.number(), z.string()]).optional(), method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).default('POST'), path: z.string().max(2_000),
  query: texts.default({}), headers: texts.default({}), body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(), bodyBase64: z.string().optional(),
});
const idOf = (text: string, n: number): string => `${String(n)}-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

/** One line as a letter; what is no letter at all is one that no source will recognise, so that a person sees it. */
function letterOf(text: string, n: number, cut: boolean): RelayEnvelope {
  const stranger = (path: string): RelayEnvelope => ({ id: idOf(text, n), receivedAt: instant(0), method: 'POST', path, query: {}, headers: {}, body: Buffer.from(text), cut });
  if (cut) return stranger(/"path"\s*:\s*"([^"\\]{1,2000})"/.exec(text)?.[1] ?? '');
  let parsed: z.output<typeof line>;
  try { parsed = line.parse(JSON.parse(text)); } catch { return stranger(''); }
  const at = typeof parsed.receivedAt === 'number' ? parsed.receivedAt : Date.parse(parsed.receivedAt ?? '');
  const body = parsed.bodyBase64 === undefined ? Buffer.from(typeof parsed.body === 'string' ? parsed.body : parsed.body === undefined ? '' : JSON.stringify(parsed.body)) : Buffer.from(parsed.bodyBase64, 'base64');
  return { id: parsed.id ?? idOf(text, n), receivedAt: instant(Number.isFinite(at) ? at : 0), method: parsed.method, path: parsed.path, query: parsed.query, headers: parsed.headers, body };
}

/** Lines of a file, however long: a long one comes cut, so that no file fills the memory. */
async function* linesOf(path: string): AsyncGenerator<{ readonly text: string; readonly cut: boolean }> {
  let held: Buffer[] = [], size = 0, cut = false;
  const line = (): { text: string; cut: boolean } => {
    const text = Buffer.concat(held).toString('utf8').replace(/^\uFEFF/, '').trim(), of = { text, cut };
    held = [];
    size = 0;
    cut = false;
    return of;
  };
  const hold = (piece: Buffer): void => {
    if (cut) return;
    held.push(piece);
    size += piece.length;
    if (size <= longestLine) return;
    held = [Buffer.concat(held).subarray(0, keptOfLong)];
    cut = true;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

/** A file of letters, one JSON to a line, as the gateway would give them: for a clinic whose gateway was away, and for tests. */
export function createEnvelopeFile(path: string): EnvelopeSource {
  const lines = linesOf(path);
  let n = 0, over = false;
  const waiting = new Map<string, RelayEnvelope>();
  return {
    fetch: async (most) => {
      while (!over && waiting.size < Math.min(most, together)) {
        const next = await lines.next();
        if (next.done === true) { over = true; break; }
        n++;
        if (next.value.text === '') continue;
        const letter = letterOf(next.value.text, n, next.value.cut);
        // two lines of one id are two letters all the same: whether they say the same is seen by what they say
        const id = waiting.has(letter.id) ? idOf(next.value.text, n) : letter.id;
        waiting.set(id, { ...letter, id });
      }
      return [...waiting.values()].slice(0, most);
    },
    acknowledge: (ids) => {
      for (const id of ids) waiting.delete(id);
      return Promise.resolve();
    },
  };
}
