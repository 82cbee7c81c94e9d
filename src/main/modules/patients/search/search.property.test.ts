import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromCyrillicLayout, normaliseName } from '#shared/kernel/normalise.ts';
import { withinOneTypo } from '#shared/kernel/typo.ts';
import { openModules } from '#tests/support/modules.ts';
import { misheardOf, mistypedOf, seededRandom } from '#tests/bench/misspell.ts';
import { NameBook } from './name-book.ts';

const surnames = ['Ёлкина', 'Римская-Корсакова', 'Щербаков', 'Константинопольский', 'Жемчужникова', 'Мамедов', 'Воробьёва', 'Подъяпольский', 'Цветкова', 'Тер-Петросян', 'Мицкевич', 'Хабибуллин'] as const;
const firstNames = ['Анна', 'Пётр', 'Евгения', 'Фёдор', 'Святослав', 'Надежда'] as const, patronymics = ['Сергеевна', 'Ильич', 'Мамед оглы', 'Вячеславовна'] as const;

interface Planted { readonly id: string; readonly name: readonly [string, string, string]; readonly phones: readonly [string, string] }

async function planted() {
  const m = openModules(), desk = m.as('manager'), people: Planted[] = [];
  let n = 0;
  for (const surname of surnames) {
    for (const firstName of firstNames) {
      const patronymic = patronymics[n % patronymics.length]!, phones = [`+7900555${String(1_000 + n * 7).padStart(4, '0')}`, `+7495${String(2_000_000 + n * 991)}`] as const;
      const { patientId } = await desk.patients.create({ surname, firstName, patronymic, phones: phones.map((raw) => ({ raw })) });
      people.push({ id: patientId, name: [surname, firstName, patronymic], phones });
      n++;
    }
  }
  const found = (text: string): string[] => m.patients.search(text, 50).map((row) => row.patientId);
  return { m, desk, people, found };
}

it('finds a planted card by anything that may become of its name and number', async () => {
  const { people, found } = await planted();
  const deformation = fc.constantFrom('order', 'beginnings', 'layout', 'case', 'yo', 'zeroWidth', 'typo', 'misheard', 'half', 'digits', 'writing', 'second');
  fc.assert(fc.property(fc.constantFrom(...people), deformation, fc.integer(), fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), (person, how, seed, order) => {
    const draw = seededRandom(seed), [surname, firstName, patronymic] = person.name, words = [surname, firstName, patronymic.split(' ')[0]!];
    const texts: Record<string, string | undefined> = {
      order: order.map((i) => words[i]!).join(' '),
      beginnings: order.map((i) => words[i]!.slice(0, 3)).join(' '),
      layout: fromCyrillicLayout(`${surname} ${firstName}`),
      case: `${firstName} ${surname}`.toUpperCase(),
      yo: `${surname} ${firstName}`.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
      zeroWidth: [...`\u200f${surname} ${firstName}`].join('\u200b'),
      typo: normaliseName(surname).length > 3 ? `${mistypedOf(normaliseName(surname), draw)} ${firstName}` : undefined,
      misheard: misheardOf(normaliseName(surname), draw, 2)?.concat(` ${firstName}`),
      half: `${surname.split('-').at(-1)!} ${firstName}`,
      digits: person.phones[0].slice(-4 - (Math.abs(seed) % 4)),
      writing: `8 (${person.phones[0].slice(2, 5)}) ${person.phones[0].slice(5, 8)}-${person.phones[0].slice(8, 10)}-${person.phones[0].slice(10)}`,
      second: `${person.phones[1].slice(-5)}`,
    };
    const text = texts[how];
    // A beginning alone is shared by many; a letter typed for a hyphen makes two words of one.
    if (text === undefined || (how === 'beginnings' && order.length < 2) || (how === 'order' && !order.includes(0) && order.length < 2)) return;
    expect({ text, found: found(text).includes(person.id) }).toEqual({ text, found: true });
  }), { numRuns: 400 });
});

it('gives the same cards whatever the order of the words', async () => {
  const { people, found } = await planted();
  fc.assert(fc.property(fc.constantFrom(...people), fc.shuffledSubarray([0, 1, 2], { minLength: 2 }), fc.integer({ min: 2, max: 5 }), (person, order, length) => {
    const words = person.name.map((part) => part.split(' ')[0]!.slice(0, length)), sorted = [...order].sort((a, b) => a - b);
    expect(new Set(found(order.map((i) => words[i]!).join(' ')))).toEqual(new Set(found(sorted.map((i) => words[i]!).join(' '))));
  }), { numRuns: 150, examples: [[people.find(({ name }) => name[0] === 'Тер-Петросян' && name[1] === 'Пётр')!, [1, 0], 2]] });
});

it('answers any text: marks of direction, zero width, quotes, ten kilobytes', async () => {
  const { desk, m } = await planted();
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'иванов петр %_\'"\\\u200f\u200b\u202e\u0000-12345;') })), (text) => {
    expect(m.patients.search(text, 20).length).toBeLessThanOrEqual(20);
  }), { numRuns: 300 });
  for (const text of ['я '.repeat(5_000), '7'.repeat(10_000), '<script>alert(1)</script>', '\u202e\u200f', ' - ', '--']) expect(Array.isArray(await desk.patients.search({ text }))).toBe(true);
});

it('finds a card whose surname nobody had a moment before, mistyped, and a renamed one', async () => {
  const { m, desk } = await planted();
  expect(m.patients.search('Звездочотова', 20)).toEqual([]);
  const { patientId } = await desk.patients.create({ surname: 'Звездочётова', firstName: 'Яна' });
  expect(m.patients.search('Звездочотова', 20)).toMatchObject([{ patientId, found: { by: 'typo' } }]);
  await desk.patients.update({ patientId, change: { surname: 'Околоплутова' } });
  expect(m.patients.search('Околаплутова', 20).map((row) => row.patientId)).toEqual([patientId]);
});

it('puts what fits to the letter first: whole, begun, elsewhere in the name, mistyped, misheard; archived last', async () => {
  const m = openModules(), desk = m.as('manager');
  const add = async (surname: string, firstName: string) => (await desk.patients.create({ surname, firstName })).patientId;
  await add('Белавин', 'Иван');
  await add('Белов', 'Пётр');
  await add('Беловский', 'Пётр');
  await add('Петров-Белов', 'Пётр');
  await add('Белоф', 'Пётр');
  await add('Билофф', 'Пётр');
  const gone = await add('Белов', 'Архип');
  await desk.patients.archive({ patientId: gone, reason: 'Переехал' });
  const rows = m.patients.search('белов', 20);
  expect(rows.map((row) => [row.name, row.found!.by])).toEqual([
    ['Белов Пётр', 'exact'], ['Беловский Пётр', 'beginning'], ['Петров-Белов Пётр', 'part'], ['Белоф Пётр', 'typo'], ['Билофф Пётр', 'sound'], ['Белов Архип', 'exact'],
  ]);
  expect(m.patients.search('белов', 20)).toEqual(rows);
});

it('says which number a card was found by', async () => {
  const m = openModules(), desk = m.as('manager');
  await desk.patients.create({ surname: 'Зуев', firstName: 'Антон', phones: [{ raw: '+79001000606' }, { raw: '8 (495) 123-45-67' }] });
  expect(m.patients.search('4567', 20)).toMatchObject([{ phone: '+7 (900) 100-06-06', found: { by: 'phone', phone: '+7 (495) 123-45-67' } }]);
  expect(m.patients.search('0606', 20)[0]!.found).toEqual({ by: 'phone' });
  expect(m.patients.search('зуеф 4567', 20)).toHaveLength(1);
});

it('corrects every single typo of every name in a book, and nothing further away', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвгд'), minLength: 4, maxLength: 7 });
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), fc.integer(), (names, seed) => {
    const book = new NameBook(), draw = seededRandom(seed);
    book.learn(names.slice(0, names.length / 2));
    for (const name of names) book.learn([name]);
    const wrong = mistypedOf(names[0]!, draw), near = book.near(wrong, 1_000);
    const expected = names.filter((name) => name !== wrong && withinOneTypo(name, wrong));
    // One letter too few at the very end is a beginning, found without correction.
    expect(near.filter((name) => withinOneTypo(name, wrong)).sort()).toEqual(expected.filter((name) => !name.startsWith(wrong) || near.includes(name)).sort());
    expect(expected.filter((name) => !near.includes(name) && !name.startsWith(wrong))).toEqual([]);
  }));
});

it('is the same book whether its names come at once or in pieces of any size', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвпф-'), minLength: 1, maxLength: 5 }).filter((text) => !text.startsWith('-') && !text.endsWith('-'));
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 70, maxLength: 200 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }), word, (names, sizes, asked) => {
    const whole = new NameBook(), pieced = new NameBook();
    whole.learn(names);
    for (let at = 0, n = 0; at < names.length; at += sizes[n++ % sizes.length]!) pieced.learn(names.slice(at, at + sizes[n % sizes.length]!));
    const told = (book: NameBook) => [book.size, book.beginning('', 1_000), book.tailed(asked, 1_000), book.heard(asked, 1_000), book.near(asked, 1_000), book.containing(asked, 1_000), names.filter((name) => !book.has(name))];
    expect(told(pieced)).toEqual(told(whole));
    expect(whole.beginning('', 1_000)).toEqual([...names].sort());
  }));
});
