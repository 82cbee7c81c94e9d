import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callBackOf } from './call-back.ts';
import { mergeEvents, type Event } from './merge.ts';

const anEvent = (id: string, startedAt: number, more: Partial<Event> = {}): Event => ({
  id, kind: 'call', direction: 'inbound', startedAt, answeredAt: null, topicId: null, whoType: null, comment: '', authorId: null, patientId: null, employeeId: null, typedName: null, phoneE164: null, adChannelId: null, processedAt: 1, editedAt: null, hasText: 0, ...more,
});
/** What the row says: the values, not the events they come from. */
const said = (m: ReturnType<typeof mergeEvents>) => ({ topic: m.topic.topicId, type: m.whoType.whoType, comment: m.comment.comment, author: m.author.authorId, who: m.person.patientId ?? m.person.typedName, yellow: m.yellow, calledBack: m.callBack?.startedAt });

describe('one row of an обращение', () => {
  it('is the lead with the topic, author and booking of its call-back, and with its own wish (O-08)', () => {
    const lead = anEvent('L1', 100, { kind: 'lead', whoType: 'wantsToBook', comment: 'после 17:00, Орлова', typedName: 'Носов Игорь' });
    const call = anEvent('c1', 167, { direction: 'outbound', answeredAt: 168, topicId: 'терапия', whoType: 'wantsToBook', comment: 'ждёт', authorId: 'ивлева', patientId: 'носов' });
    expect(said(mergeEvents('L1', [call, lead]))).toEqual({ topic: 'терапия', type: 'wantsToBook', comment: 'после 17:00, Орлова', author: 'ивлева', who: 'носов', yellow: false, calledBack: 167 });
  });
  it('is the «Заявка-диалог» with the comment of its call-back (O-09)', () => {
    const dialog = anEvent('D2', 100, { kind: 'dialogLead', whoType: 'alreadyBooked', authorId: 'ивлева', hasText: 1 }), call = anEvent('c1', 190, { direction: 'outbound', answeredAt: 191, comment: 'Придёт в четверг', whoType: 'alreadyBooked', authorId: 'ивлева' });
    const merged = mergeEvents('D2', [dialog, call]);
    expect(said(merged)).toMatchObject({ topic: null, type: 'alreadyBooked', comment: 'Придёт в четверг', author: 'ивлева' });
    expect([merged.text?.id, merged.talk?.id]).toEqual(['D2', 'c1']);
  });
  it('takes the type somebody saved rather than the default of a head nobody wrote about', () => {
    expect(said(mergeEvents('m', [anEvent('m', 1, { whoType: 'wantsToBook' }), anEvent('b', 2, { direction: 'outbound', whoType: 'contractor', authorId: 'чуев' })])).type).toBe('contractor');
  });
  it('was called back by the first call that was answered, else by the first tried', () => {
    const call = (startedAt: number, answeredAt: number | null) => ({ startedAt, answeredAt });
    expect(callBackOf(10, [call(30, 31), call(20, null), call(5, 6)])).toEqual(call(30, 31));
    expect(callBackOf(10, [call(30, null), call(20, null)])).toEqual(call(20, null));
    expect(callBackOf(10, [call(5, 6)])).toBeUndefined();
  });
});

describe('for all обращения', () => {
  const text = fc.constantFrom('', 'а', 'б'), maybe = fc.constantFrom(null, 'x', 'y');
  const events = fc.array(fc.record({
    startedAt: fc.integer({ min: 0, max: 50 }), kind: fc.constantFrom('call', 'lead', 'dialogLead', 'chat'), direction: fc.constantFrom('inbound', 'outbound'), answeredAt: fc.constantFrom(null, 7), topicId: maybe, whoType: fc.constantFrom(null, 'wantsToBook', 'other'),
    comment: text, authorId: maybe, patientId: maybe, typedName: maybe, processedAt: fc.constantFrom(null, 1), hasText: fc.constantFrom(0, 1),
  }), { minLength: 1, maxLength: 6 }).map((list) => list.map((one, n) => anEvent(`e${String(n)}`, one.startedAt, one as Partial<Event>)));

  it('the order in which events are read does not matter, and a lone event is its own row', () => {
    fc.assert(fc.property(events, (list) => {
      expect(mergeEvents('e0', [...list].reverse())).toEqual(mergeEvents('e0', list));
      const alone = mergeEvents('e0', [list[0]!]);
      expect([alone.head, alone.person, alone.topic, alone.comment, alone.author, alone.whoType].every((event) => event === list[0])).toBe(true);
    }));
  });
  it('nothing that any event says is lost, nothing the head says is overruled, and it is yellow exactly when an event is', () => {
    fc.assert(fc.property(events, (list) => {
      const m = mergeEvents('e0', list), head = list[0]!;
      for (const [value, of] of [[m.topic.topicId, (e: Event) => e.topicId], [m.author.authorId, (e: Event) => e.authorId], [m.comment.comment || null, (e: Event) => e.comment || null], [m.person.patientId, (e: Event) => e.patientId]] as const) {
        if (of(head) !== null) expect(value).toBe(of(head));
        expect(value === null).toBe(list.every((e) => of(e) === null));
      }
      expect(m.yellow).toBe(list.some((e) => (e.kind === 'lead' || e.kind === 'dialogLead') && e.processedAt === null));
      expect(new Set(m.events)).toEqual(new Set(list));
    }));
  });
});
