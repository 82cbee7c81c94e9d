/** What a hand and an ear make of a surname; the same from the same seed. */
export type Draw = () => number;

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const whole = (draw: Draw, below: number): number => Math.floor(draw() * below);

/** One typo at a random place: a letter lost, doubled by another, replaced, or two neighbours swapped. */
export function mistypedOf(word: string, draw: Draw): string {
  for (;;) {
    const at = whole(draw, word.length), letter = letters[whole(draw, letters.length)]!, kind = whole(draw, 4);
    const out = kind === 0 ? word.slice(0, at) + word.slice(at + 1)
      : kind === 1 ? word.slice(0, at) + letter + word.slice(at)
      : kind === 2 ? word.slice(0, at) + letter + word.slice(at + 1)
      : word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2);
    if (out !== word) return out;
  }
}

/** Pairs that a bad line makes one of: voiced and voiceless, unstressed vowels. */
const alike = ['бп', 'вф', 'гк', 'дт', 'жш', 'зс', 'оа', 'еи', 'ыи', 'эе'] as const;

/** So many letters misheard, each for its neighbour by ear; undefined where the word has too few such letters. */
export function misheardOf(word: string, draw: Draw, many: number): string | undefined {
  const places = [...word].flatMap((c, at) => alike.filter((pair) => pair.includes(c)).map((pair) => ({ at, letter: pair[0] === c ? pair[1]! : pair[0]! })));
  const out = [...word], done = new Set<number>();
  for (let tries = 0; done.size < many && tries < 100 && places.length > 0; tries++) {
    const { at, letter } = places[whole(draw, places.length)]!;
    if (done.has(at)) continue;
    out[at] = letter;
    done.add(at);
  }
  return done.size < many ? undefined : out.join('');
}
