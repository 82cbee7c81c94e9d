import { normaliseName } from '../kernel/normalise.ts';
import { readingsOf } from './search-plan.ts';

export interface Piece { readonly text: string; readonly hit: boolean }

/** A name cut into what was typed and the rest: beginnings of its parts, in any reading of the keyboard. */
export function highlightName(name: string, asked: string): Piece[] {
  const words = readingsOf(asked.slice(0, 200)).flat().flatMap((word) => word.split(' '));
  const pieces = name.split(/(?<=[ -])/).flatMap((part): Piece[] => {
    const known = normaliseName(part), length = Math.max(0, ...words.filter((word) => known.startsWith(word)).map((word) => word.length));
    // A name with marks that are not searched by has other lengths: it stays whole.
    if (length === 0 || known.length > part.trimEnd().length) return [{ text: part, hit: false }];
    return [{ text: part.slice(0, length), hit: true }, { text: part.slice(length), hit: false }];
  });
  return pieces.filter(({ text }) => text !== '').reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (last?.hit === piece.hit) all[all.length - 1] = { text: last.text + piece.text, hit: piece.hit };
    else all.push(piece);
    return all;
  }, []);
}
