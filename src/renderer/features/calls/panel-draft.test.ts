import { describe, expect, it } from 'vitest';
import type { PanelForm } from '#shared/inquiries/view.ts';
import { changeOf, confirmed, draftOf, joined, missing, rowByDigits, typed, typedPerson } from './panel-draft.ts';

const aForm = (change: Partial<PanelForm> = {}): PanelForm => ({
  inquiryId: 'i1', title: 'Входящий вызов', time: '10:02', state: 'talking', number: '+79001000101', person: { kind: 'none' }, who: '', choices: [],
  whoType: 'wantsToBook', typeWhy: { whoType: 'wantsToBook', byHand: false }, comment: '', canBook: true, saved: false, topicRequired: false, revision: 1, ...change,
});

describe('the panel while somebody types in it', () => {
  it('keeps the comment being typed when five other calls change the desk', () => {
    let draft = typed(draftOf(aForm()), { comment: 'боль справа' });
    for (let revision = 2; revision < 7; revision++) draft = joined(draft, aForm({ revision, comment: 'боль' }), 'comment');
    expect(draft.now.comment).toBe('боль справа');
  });
  it('keeps an unconfirmed comment even without the focus, and follows main once it is confirmed', () => {
    const before = typed(draftOf(aForm()), { comment: 'боль' });
    expect(joined(before, aForm({ revision: 2, comment: 'чужое' }), undefined).now.comment).toBe('боль');
    const after = confirmed(before, before.now, ['comment']);
    expect(joined(after, aForm({ revision: 2, comment: 'чужое' }), undefined).now.comment).toBe('чужое');
  });
  it('confirms nothing that was typed further meanwhile', () => {
    const sent = typed(draftOf(aForm()), { comment: 'бо' });
    const further = typed(sent, { comment: 'боль' });
    expect([...confirmed(further, sent.now, ['comment']).unsent]).toEqual(['comment']);
  });
  it('takes the type that main computes anew for another person', () => {
    const chosen = confirmed(typed(draftOf(aForm()), { who: 'Ёлкина Анна', person: { kind: 'patient', id: 'p1' } }), { ...draftOf(aForm()).now, who: 'Ёлкина Анна', person: { kind: 'patient', id: 'p1' } }, ['person']);
    const next = joined(chosen, aForm({ who: 'Ёлкина Анна', person: { kind: 'patient', id: 'p1' }, whoType: 'alreadyBooked' }), undefined);
    expect(next.now.whoType).toBe('alreadyBooked');
  });
  it('starts afresh for another call', () => {
    const draft = typed(draftOf(aForm()), { comment: 'боль' });
    expect(joined(draft, aForm({ inquiryId: 'i2', comment: 'второй' }), 'comment').now.comment).toBe('второй');
  });
});

describe('what is sent', () => {
  it('an emptied topic is sent as none, a typed name as a name, an empty one as nobody', () => {
    expect(changeOf(draftOf(aForm()).now, ['topicId', 'comment'])).toEqual({ topicId: null, comment: '' });
    expect([typedPerson(' Носова Мария '), typedPerson('  ')]).toEqual([{ kind: 'typed', name: 'Носова Мария' }, { kind: 'none' }]);
  });
  it('asks for a topic only of a patient who wants to book', () => {
    expect([missing(draftOf(aForm()).now), missing(draftOf(aForm({ whoType: 'other' })).now), missing(draftOf(aForm({ topicId: 't' })).now)]).toEqual(['topicId', undefined, undefined]);
  });
});

describe('choosing among several calls by the last digits', () => {
  const rows = [
    { inquiryId: 'a', time: '12:31', number: '+7 (999) 123-45-67' },
    { inquiryId: 'b', time: '12:32', number: '+7 (916) 111-22-33' },
    { inquiryId: 'c', time: '12:32', number: 'Номер скрыт' },
  ];
  it('takes the row that two or more digits leave alone', () => {
    expect([rowByDigits(rows, '67')?.inquiryId, rowByDigits(rows, '2233')?.inquiryId, rowByDigits(rows, '45')?.inquiryId]).toEqual(['a', 'b', 'a']);
  });
  it('takes nothing by one digit, and nothing when two rows fit', () => {
    const twins = [...rows, { inquiryId: 'd', time: '12:33', number: '+7 (495) 000-00-67' }];
    expect([rowByDigits(rows, '6'), rowByDigits(twins, '67')]).toEqual([undefined, undefined]);
  });
});
