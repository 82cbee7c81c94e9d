/** A SIP message a desk can need is a few kB; a 70 kB header keeps the parser busy for 56 ms (QUALITY.md R8). */
export const maxMessageBytes = 16 * 1024;

export interface FrameEvents {
  message(text: string): void;
  /** A message over the cap was skipped; the stream goes on. */
  tooBig(bytes: number): void;
  /** The stream cannot be followed any more; the connection must go. */
  broken(): void;
}

/**
 * Cuts a TCP stream into SIP messages by Content-Length (RFC 3261, 18.3). Bytes of an oversized body are skipped, never
 * gathered; a head longer than the cap leaves no way to find the next message.
 */
export function createFramer(events: FrameEvents, cap = maxMessageBytes) {
  let held: Buffer = Buffer.alloc(0);
  let skip = 0;
  let dead = false;
  return {
    feed(chunk: Buffer): void {
      if (dead) return;
      if (skip > 0) {
        const cut = Math.min(skip, chunk.length);
        skip -= cut;
        chunk = chunk.subarray(cut);
        if (chunk.length === 0) return;
      }
      held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
      for (;;) {
        let start = 0;
        while (held[start] === 13 || held[start] === 10) start++;   // keep-alive CRLFs (RFC 5626)
        held = held.subarray(start);
        const head = held.indexOf('\r\n\r\n');
        if (head < 0 || head > cap) {
          if (held.length > cap) { dead = true; held = Buffer.alloc(0); events.broken(); }
          return;
        }
        const length = Number(/^(?:content-length|l)[ \t]*:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(held.toString('latin1', 0, head))?.[1] ?? 0);
        const end = head + 4 + length;
        if (end > cap) {
          events.tooBig(end);
          skip = Math.max(0, end - held.length);
          held = held.subarray(Math.min(end, held.length));
          if (skip > 0) return;
          continue;
        }
        if (held.length < end) return;
        const text = held.toString('utf8', 0, end);
        held = held.subarray(end);
        events.message(text);
        if (dead) return;
      }
    },
  };
}
