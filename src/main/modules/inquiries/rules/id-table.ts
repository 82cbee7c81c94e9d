/** The value of a hexadecimal digit, or something as good for any other character. */
const digit = (code: number): number => (code & 15) + (code > 57 ? 9 : 0);

/**
 * Numbers for ids, in the order they come: a Map would do, but the history of a clinic asks it a million times, and most
 * of what it costs is memory. Ids are UUIDs, whose last digits are random: they are the hash.
 */
export class IdTable {
  #ids: string[] = [];
  #slots = new Int32Array(1 << 12).fill(-1);
  #tails = new Int32Array(1 << 11);

  get size(): number { return this.#ids.length; }

  #tailOf(id: string): number {
    let tail = 0;
    for (let n = Math.max(0, id.length - 8); n < id.length; n++) tail = (tail << 4) | digit(id.charCodeAt(n));
    return tail;
  }
  #placeOf(tail: number): number { return (Math.imul(tail, 0x9e3779b1) >>> 0) & (this.#slots.length - 1); }

  /** The number of an id, -1 for one that was never added. */
  get(id: string): number {
    const slots = this.#slots, last = slots.length - 1, tail = this.#tailOf(id);
    for (let place = this.#placeOf(tail); ; place = (place + 1) & last) {
      const n = slots[place]!;
      if (n < 0 || (this.#tails[n] === tail && this.#ids[n] === id)) return n;
    }
  }

  /** The number of an id, a new one for a new id. */
  add(id: string): number {
    const known = this.get(id);
    if (known >= 0) return known;
    const n = this.#ids.length;
    this.#ids.push(id);
    if (n === this.#tails.length) {
      const tails = new Int32Array(n * 2);
      tails.set(this.#tails);
      this.#tails = tails;
    }
    this.#tails[n] = this.#tailOf(id);
    if ((n + 1) * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
      for (let old = 0; old <= n; old++) this.#put(old);
    } else this.#put(n);
    return n;
  }

  #put(n: number): void {
    const slots = this.#slots, last = slots.length - 1;
    let place = this.#placeOf(this.#tails[n]!);
    while (slots[place]! >= 0) place = (place + 1) & last;
    slots[place] = n;
  }
}
