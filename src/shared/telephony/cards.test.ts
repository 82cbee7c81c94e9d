import { describe, expect, it } from 'vitest';
import { instant, type E164 } from '../kernel/values.ts';
import { callOf, type LegFacts } from './call.ts';
import { deskWords } from '../desk/words.ts';
import { cardsOf, drawCards, mostCards, type CardInput, type CardPerson } from './cards.ts';

const nobody: CardPerson = { person: { kind: 'none' }, name: '', marks: [], choices: [] };
const elena: CardPerson = { person: { kind: 'patient', id: 'p1' }, name: 'Громова Елена', born: '14.03.1986', marks: [], choices: [] };
const family: CardPerson = {
  person: { kind: 'none' }, name: '', marks: [],
  choices: [{ patientId: 'p1', name: 'Громова Елена', archived: false, banned: false }, { patientId: 'p2', name: 'Громов Тимур', archived: false, banned: false }],
};
const leg = (change: Partial<LegFacts> = {}): LegFacts => ({
  phone: '101', connectorId: 'sim', direction: 'inbound', state: 'ringing', startedAt: instant(1000),
  party: { kind: 'phone', e164: '+79001000101' as E164, raw: '+79001000101' }, ...change,
});
const input = (l: LegFacts, who: CardPerson, callId = 'c1', others: LegFacts[] = []): CardInput => {
  const call = callOf(callId, 'sim', [l, ...others]);
  return { call, leg: call.legs.find((x) => x.phone === l.phone)!, who, memory: undefined, canAnswer: false, canHangup: false };
};
const talking = { state: 'talking', answeredAt: instant(2000) } as const;
const brief = (inputs: CardInput[], now = 3000) => cardsOf(inputs, instant(now)).map((c) => ({ word: c.word, colour: c.colour, title: c.title, lines: c.lines, buttons: c.buttons.map((b) => (b.enabled ? b.text : `(${b.text})`)) }));

describe('a call card', () => {
  it('shows only the number of an unknown caller while it rings (R-152)', () => {
    expect(brief([input(leg(), nobody)])).toEqual([{ word: 'Входящий', colour: 'blue', title: '+7 (900) 100-01-01', lines: [], buttons: [] }]);
  });
  it('offers a card and a booking once an unknown caller is answered (R-153)', () => {
    expect(brief([input(leg(talking), nobody)])[0]).toMatchObject({ word: 'Разговор', buttons: ['Добавить пациента', 'Назначить прием'] });
  });
  it('shows name, birth date and number of a known caller (R-154)', () => {
    expect(brief([input(leg(), elena)])[0]).toMatchObject({ title: 'Громова Елена', lines: ['14.03.1986', '+7 (900) 100-01-01'], buttons: [] });
  });
  it('opens the profile and books once a known caller is answered', () => {
    expect(brief([input(leg(talking), elena)])[0]).toMatchObject({ title: 'Громова Елена', buttons: ['Назначить прием'] });
    expect(cardsOf([input(leg(talking), elena)], instant(3000))[0]?.patientId).toBe('p1');
  });
  it('never names one of several cards with the number, and books nobody until one is picked', () => {
    expect(brief([input(leg(), family)])[0]).toMatchObject({ title: 'Неизвестный пациент', lines: ['+7 (900) 100-01-01'] });
    const [answered] = cardsOf([input(leg(talking), family)], instant(3000));
    expect(answered?.choices.map((c) => c.name)).toEqual(['Громова Елена', 'Громов Тимур']);
    expect(answered?.buttons).toMatchObject([{ action: 'assign', enabled: false }]);
  });
  it('does not book a banned patient, and says why', () => {
    expect(cardsOf([input(leg(talking), { ...elena, ban: 'Неявки' })], instant(3000))[0]?.buttons).toEqual([{ action: 'assign', text: 'Назначить прием', enabled: false, why: 'Запрет записи: Неявки' }]);
  });
  it('has the colour of its state, and buttons by the state and by what is known of the number alone (R-150, R-151, R-166, R-167)', () => {
    const dialled = { direction: 'outbound' } as const, ended = { state: 'ended', endedAt: instant(2500) } as const;
    const states: readonly (readonly [Partial<LegFacts>, string, boolean])[] = [
      [{}, 'blue', false], [{ ...dialled, state: 'dialing' }, 'orange', false], [talking, 'green', true], [{ ...talking, state: 'held' }, 'green', true], [{ ...dialled, ...talking }, 'green', true],
      [{ ...ended, cause: 'caller-abandoned' }, 'red', false], [{ ...ended, ...dialled, cause: 'no-answer' }, 'orange', false], [{ ...ended, ...dialled, cause: 'failed' }, 'red', false], [{ ...talking, ...ended }, 'grey', false],
    ];
    const known: readonly (readonly [CardPerson, string[]])[] = [[nobody, ['Добавить пациента', 'Назначить прием']], [elena, ['Назначить прием']], [family, ['(Назначить прием)']]];
    for (const [change, colour, talks] of states) for (const [who, buttons] of known) expect(brief([input(leg(change), who)])).toMatchObject([{ colour, buttons: talks ? buttons : [] }]);
  });
  it('of a hidden number says so in words', () => {
    expect(brief([input(leg({ party: { kind: 'withheld' } }), nobody)])[0]?.title).toBe('Номер скрыт');
  });
});

describe('cards that go away', () => {
  const missed = leg({ state: 'ended', endedAt: instant(5000), cause: 'caller-abandoned' });
  it('stay 10 seconds after a missed call', () => {
    expect(brief([input(missed, elena)], 14_999)).toMatchObject([{ word: 'Пропущен', colour: 'red' }]);
    expect(brief([input(missed, elena)], 15_000)).toEqual([]);
  });
  it('stand still under the pointer and close by the cross', () => {
    expect(cardsOf([{ ...input(missed, elena), memory: { dismissed: false, heldLeftMs: 4000 } }], instant(99_000))).toHaveLength(1);
    expect(cardsOf([{ ...input(missed, elena), memory: { dismissed: true } }], instant(6000))).toEqual([]);
  });
  it('disappear at once when a colleague took the call', () => {
    const other = leg({ phone: '102', state: 'talking', answeredAt: instant(2000) });
    expect(brief([input(leg(), elena, 'c1', [other])])).toEqual([]);
  });
});

it('one card is full and says how many more are on the line', () => {
  const cards = cardsOf([input(leg({ startedAt: instant(2500) }), nobody, 'c2'), input(leg(talking), elena), input(leg({ startedAt: instant(2600) }), nobody, 'c3')], instant(3000));
  expect(cards.map((c) => [c.callId, c.full, c.more])).toEqual([['c1', true, 'Ещё 2 на линии'], ['c2', false, undefined], ['c3', false, undefined]]);
});

it('shows the voice of a call while it lasts, and no longer', () => {
  const voice = { muted: true };
  const ended = leg({ ...talking, state: 'ended', endedAt: instant(2500), cause: 'normal' });
  expect(cardsOf([{ ...input(leg(talking), elena), voice }, { ...input(ended, elena, 'c2'), voice }], instant(3000)).map((c) => [c.callId, c.voice])).toEqual([['c1', voice], ['c2', undefined]]);
});

it('speaks the language of the screen', () => {
  const cards = cardsOf([input(leg(talking), family), input(leg({ startedAt: instant(2500) }), nobody, 'c2')], instant(3000), deskWords.en);
  expect(cards[0]).toMatchObject({ word: 'Talking', title: 'Unknown patient', more: '1 more on the line', buttons: [{ text: 'Book a visit', why: 'First choose who is calling' }] });
});

describe('a flood of calls', () => {
  const flood = Array.from({ length: 500 }, (_, n) => input(leg({ startedAt: instant(1_000 + n) }), nobody, `c${String(n).padStart(3, '0')}`));
  it('fills no more of the screen than a few rows, and the full card counts the rest', () => {
    const cards = cardsOf(flood, instant(3_000));
    expect(cards).toHaveLength(mostCards);
    expect(cards[0]).toMatchObject({ callId: 'c000', full: true, more: 'Ещё 499 на линии' });
  });
  it('keeps the conversation on top, and looks up nobody who is not drawn', () => {
    const looked: string[] = [], talk = input(leg({ ...talking, startedAt: instant(9_000) }), elena, 'talk');
    const cards = drawCards([...flood, talk], instant(9_500), (one) => { looked.push(one.call.callId); return one; }, deskWords.ru);
    expect(cards[0]).toMatchObject({ callId: 'talk', full: true, more: 'Ещё 500 на линии' });
    expect(looked).toEqual(cards.map((card) => card.callId));
  });
});
