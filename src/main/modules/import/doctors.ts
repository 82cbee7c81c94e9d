import { normaliseName } from '#shared/kernel/normalise.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { ImportReads } from './store.ts';

/** Finds the doctor a cell names: «Орлова», «Орлова Е. А.», the whole name; a surname only where one doctor has it. */
export function createDoctors(reads: ImportReads): { find(text: string): Id | undefined; add(text: string, id: Id): void } {
  const exact = new Map<string, Id | null>(), plain = (text: string): string => normaliseName(text.replaceAll('.', ' '));
  const put = (key: string, id: Id): void => {
    if (key !== '') exact.set(key, exact.has(key) && exact.get(key) !== id ? null : id);
  };
  for (const { id, displayName, surname, firstName, patronymic } of reads.doctors()) {
    const whole = [surname, firstName, patronymic].filter(Boolean).join(' ');
    const forms = new Set([displayName, whole, surname ?? '', `${surname ?? ''} ${firstName?.[0] ?? ''}`, `${surname ?? ''} ${firstName?.[0] ?? ''} ${patronymic?.[0] ?? ''}`, displayName.split(' ')[0] ?? ''].map(plain));
    for (const form of forms) put(form, id);
  }
  const known = new Map<string, Id | undefined>();
  return {
    find: (text) => {
      if (known.has(text)) return known.get(text);
      const name = plain(text), words = name.split(' ');
      // «Орлова Елена» is the Орлова of the directory only where the directory knows no more of her name.
      const found = exact.get(name) ?? (words.length > 1 ? exact.get(`${words[0]} ${words.slice(1).map((w) => w[0]).join(' ')}`) ?? onlySurname(words[0]!) : undefined) ?? undefined;
      if (known.size < 10_000) known.set(text, found);
      return found;
    },
    add: (text, id) => {
      put(plain(text), id);
      known.set(text.split('').join(''), id);
    },
  };
  function onlySurname(surname: string): Id | undefined {
    const longer = [...exact.keys()].some((key) => key.startsWith(`${surname} `));
    return longer ? undefined : exact.get(surname) ?? undefined;
  }
}
