import { skeletonOfNormal } from '#shared/kernel/normalise.ts';
import { endOf } from '#shared/patients/search-plan.ts';

/** The first place in a sorted list that is not below `text`; `lo` and `hi` narrow the search. */
function lowerBound(sorted: readonly string[], text: string, lo = 0, hi = sorted.length): number {
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (sorted[mid]! < text) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** So many are put in one by one; more of them, and going through the whole list once is quicker. */
const few = 32;

/** Two sorted lists as one, in one pass: a book that fills piece by piece never sorts what it has (QUALITY.md P16). */
function merged(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = [];
  let i = 0;
  for (const one of b) {
    while (i < a.length && a[i]! < one) all.push(a[i++]!);
    all.push(one);
  }
  while (i < a.length) all.push(a[i++]!);
  return all;
}

/** Words filed under another word: a skeleton, the second half of a double name. */
class Filed {
  keys: string[] = [];
  words: string[] = [];
  readonly keysOf: (word: string) => readonly string[];
  constructor(keysOf: (word: string) => readonly string[]) { this.keysOf = keysOf; }
  add(words: readonly string[]): void {
    if (words.length <= few) {
      for (const word of words) for (const key of this.keysOf(word)) {
        let at = lowerBound(this.keys, key);
        while (this.keys[at] === key && this.words[at]! < word) at++;
        this.keys.splice(at, 0, key);
        this.words.splice(at, 0, word);
      }
      return;
    }
    const entries = words.flatMap((word) => this.keysOf(word).map((key): [string, string] => [key, word]));
    entries.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
    const keys: string[] = [], filed: string[] = [];
    let i = 0;
    const passUp = (key: string, word: string): void => {
      for (; i < this.keys.length && (this.keys[i]! < key || (this.keys[i] === key && this.words[i]! < word)); i++) { keys.push(this.keys[i]!); filed.push(this.words[i]!); }
    };
    for (const [key, word] of entries) {
      passUp(key, word);
      keys.push(key);
      filed.push(word);
    }
    for (; i < this.keys.length; i++) { keys.push(this.keys[i]!); filed.push(this.words[i]!); }
    this.keys = keys;
    this.words = filed;
  }
  /** Words whose key begins as given, at most so many; those with exactly this key first. */
  find(beginning: string, most: number): string[] {
    const from = lowerBound(this.keys, beginning), till = lowerBound(this.keys, endOf(beginning), from);
    return this.words.slice(from, Math.min(till, from + most));
  }
  /** All words with exactly this key. */
  exactly(key: string): string[] {
    const from = lowerBound(this.keys, key);
    let till = from;
    while (this.keys[till] === key) till++;
    return this.words.slice(from, till);
  }
}

const tailsOf = (word: string): string[] => {
  const tails: string[] = [];
  for (let at = 1; at < word.length; at++) if (word[at - 1] === '-' || word[at - 1] === ' ') tails.push(word.slice(at));
  return tails;
};

/**
 * The distinct names of one column, normalised and sorted: fifty thousand surnames stand for a million cards. What was
 * mistyped or misheard is looked for here, and only the names that exist are asked of the database (QUALITY.md, finding 6).
 * A walk with one error over the sorted list takes the place of a delete-1 index: as quick, it serves beginnings too,
 * and there is nothing to build.
 */
export class NameBook {
  private words: string[] = [];
  private readonly sounds = new Filed((word) => [skeletonOfNormal(word)]);
  private readonly tails = new Filed(tailsOf);
  private joined: string | undefined;

  get size(): number { return this.words.length; }

  /** Takes names in any order; those already there are left out. */
  learn(names: Iterable<string>): void {
    const fresh = [...new Set(names)].filter((name) => name !== '' && !this.has(name));
    if (fresh.length === 0) return;
    if (fresh.length <= few) for (const name of fresh) this.words.splice(lowerBound(this.words, name), 0, name);
    else this.words = merged(this.words, fresh.sort());
    this.sounds.add(fresh);
    this.tails.add(fresh);
    this.joined = undefined;
  }

  has(word: string): boolean { return this.words[lowerBound(this.words, word)] === word; }
  /** Whether any name begins so. */
  begins(prefix: string): boolean { return this.words[lowerBound(this.words, prefix)]?.startsWith(prefix) ?? false; }
  /** Names that begin so, the shortest form first as they are sorted. */
  beginning(prefix: string, most: number): string[] {
    const from = lowerBound(this.words, prefix);
    return this.words.slice(from, Math.min(lowerBound(this.words, endOf(prefix), from), from + most));
  }

  /** Names whose second half begins so: «корсаков» of «римский-корсаков». */
  tailed(word: string, most: number): string[] { return [...new Set(this.tails.find(word, most))]; }

  /** Names with these letters anywhere, at most so many. */
  containing(part: string, most: number): string[] {
    this.joined ??= `\n${this.words.join('\n')}\n`;
    const found: string[] = [];
    for (let at = this.joined.indexOf(part); at >= 0 && found.length < most; ) {
      const till = this.joined.indexOf('\n', at);
      found.push(this.joined.slice(this.joined.lastIndexOf('\n', at) + 1, till));
      at = this.joined.indexOf(part, till);
    }
    return found;
  }

  /** Names that sound like this one; where there are none, those that begin to sound so. */
  heard(word: string, most: number): string[] {
    const skeleton = skeletonOfNormal(word);
    if (skeleton.length < 3) return [];
    // Of those that sound alike the ones of the same length are likelier: a voiced letter is misheard oftener than one is lost.
    const alike = this.sounds.exactly(skeleton).sort((a, b) => Math.abs(a.length - word.length) - Math.abs(b.length - word.length));
    return [...new Set(alike.length > 0 ? alike : this.sounds.find(skeleton, most))].filter((name) => name !== word).slice(0, most);
  }

  /**
   * Names that are this word but for one typo; where there are none, those that begin so. Walks the sorted list: up to the typo the
   * letters are as typed, so only the names that share them are looked at.
   */
  near(word: string, most: number): string[] {
    if (word.length < 3) return [];
    const whole: string[] = [], begun: string[] = [], seen = new Set<string>([word]);
    let lo = 0, hi = this.words.length;
    const consider = (corrected: string, from: number, till: number, last: boolean): void => {
      if (seen.has(corrected)) return;
      seen.add(corrected);
      const at = lowerBound(this.words, corrected, from, till), found = this.words[at];
      if (at >= till || found === undefined || !found.startsWith(corrected)) return;
      if (found === corrected) whole.push(found);
      else if (!last && word.length > 3) for (let n = at; n < till && n < at + 4 && this.words[n]!.startsWith(corrected); n++) begun.push(this.words[n]!);
    };
    for (let i = 0; i < word.length && lo < hi; i++) {
      const prefix = word.slice(0, i), rest = word.slice(i), last = i === word.length - 1;
      consider(prefix + rest.slice(1), lo, hi, last);
      if (!last) consider(`${prefix}${rest[1]!}${rest[0]!}${rest.slice(2)}`, lo, hi, false);
      for (let at = this.words[lo] === prefix ? lo + 1 : lo; at < hi; ) {
        const letter = this.words[at]![i]!, next = lowerBound(this.words, endOf(prefix + letter), at, hi);
        if (letter !== rest[0]) consider(prefix + letter + rest.slice(1), at, next, last);
        consider(prefix + letter + rest, at, next, false);
        at = next;
      }
      lo = lowerBound(this.words, word.slice(0, i + 1), lo, hi);
      hi = lowerBound(this.words, endOf(word.slice(0, i + 1)), lo, hi);
    }
    // What is missing at the very end: «иванов» of «ивано» begins as typed and needs no correction.
    const byLength = (a: string, b: string): number => Math.abs(a.length - word.length) - Math.abs(b.length - word.length) || (a < b ? -1 : 1);
    return [...new Set((whole.length > 0 ? whole : begun).sort(byLength))].slice(0, most);
  }
}
