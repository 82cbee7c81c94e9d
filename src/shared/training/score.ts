import type { WhoType } from '../inquiries/contract.ts';

/** What a caller of a training wants of the desk; what is absent is not judged. */
export interface Wanted {
  readonly call: string;
  /** How the sentences call them: «Громова Елена», «незнакомый номер». */
  readonly who: string;
  readonly rangAt: number;
  /** A card that was to be chosen, or a person who has none yet. */
  readonly person?: { readonly kind: 'card'; readonly id: string; readonly name: string } | { readonly kind: 'new' };
  readonly whoType?: WhoType;
  readonly topic?: string;
  readonly book?: { readonly doctor?: string };
  readonly tags?: readonly string[];
}
/** What came of it, as the practice clinic's base tells. */
export interface Done {
  readonly answeredAt?: number;
  /** The first call back to somebody who did not get through. */
  readonly calledBackAt?: number;
  /** They were called back and did not take it: nothing more could be done for them. */
  readonly unreached?: boolean;
  readonly personId?: string;
  /** The card was made during the training, or a name was typed. */
  readonly newPerson?: boolean;
  readonly whoType?: WhoType;
  readonly topic?: string;
  readonly booked: readonly { readonly doctor: string; readonly patientId?: string }[];
  readonly tags: readonly string[];
}

export const aspects = ['answer', 'back', 'person', 'whoType', 'topic', 'booking', 'tags'] as const;
export type Aspect = (typeof aspects)[number];
export const codes = ['good', 'slow', 'missed', 'noCallBack', 'lateCallBack', 'noPerson', 'wrongPerson', 'noWhoType', 'wrongWhoType', 'noTopic', 'wrongTopic', 'notBooked', 'wrongDoctor', 'bookedOther', 'noTags', 'wrongTags'] as const;
export type MarkCode = (typeof codes)[number];
export interface Mark { readonly call: string; readonly who: string; readonly aspect: Aspect; readonly code: MarkCode; readonly got: number; readonly of: number; readonly details?: Readonly<Record<string, string | number>> }
export const grades = ['excellent', 'good', 'fair', 'again'] as const;
export type Grade = (typeof grades)[number];
export interface Score { readonly got: number; readonly of: number; readonly percent: number; readonly grade: Grade; readonly marks: readonly Mark[] }

/** Points of each thing. A call back is what is left of the points of an answer that did not come. */
const weight: Readonly<Record<Aspect, number>> = { answer: 10, back: 6, person: 8, whoType: 4, topic: 4, booking: 12, tags: 4 };
/** In time: three rings. Later costs point by point, and a minute costs all but two. */
export const promptMs = 15_000;
const latestMs = 60_000, leastForLate = 2;
/** Somebody who did not get through is called back while they still remember. */
const backWithinMs = 5 * 60_000;

function answerMark({ rangAt }: Wanted, { answeredAt, calledBackAt }: Done): Omit<Mark, 'call' | 'who'> | undefined {
  if (answeredAt !== undefined) {
    const waited = Math.max(0, answeredAt - rangAt), of = weight.answer, seconds = Math.round(waited / 1000);
    if (waited <= promptMs) return { aspect: 'answer', code: 'good', got: of, of };
    const got = Math.max(leastForLate, Math.round(of - ((of - leastForLate) * (waited - promptMs)) / (latestMs - promptMs)));
    return { aspect: 'answer', code: 'slow', got: Math.min(got, of - 1), of, details: { seconds, limit: promptMs / 1000 } };
  }
  const of = weight.answer;
  if (calledBackAt === undefined) return undefined;
  return calledBackAt - rangAt <= backWithinMs ? { aspect: 'back', code: 'missed', got: weight.back, of } : { aspect: 'back', code: 'lateCallBack', got: weight.back / 2, of, details: { minutes: Math.round((calledBackAt - rangAt) / 60_000) } };
}

function marksOf(wanted: Wanted, done: Done): Omit<Mark, 'call' | 'who'>[] {
  const { person, whoType, topic, book, tags } = wanted, first = answerMark(wanted, done);
  // nobody ever spoke to them: all they came for is lost, whatever the program filled in by itself
  if (!first) return [{ aspect: 'back', code: 'noCallBack', got: 0, of: weight.answer + (person ? weight.person : 0) + (whoType ? weight.whoType : 0) + (topic === undefined ? 0 : weight.topic) + (book ? weight.booking : 0) + (tags ? weight.tags : 0) }];
  const marks = [first];
  if (done.answeredAt === undefined && done.unreached) return marks;
  const judge = (aspect: Aspect, code: MarkCode, share: 0 | 0.5 | 1, details?: Mark['details']): void => { marks.push({ aspect, code, got: weight[aspect] * share, of: weight[aspect], ...(details ? { details } : {}) }); };
  const isThem = (id: string | undefined): boolean => person?.kind !== 'card' || id === person.id;
  if (person?.kind === 'card') {
    if (done.personId === undefined && !done.newPerson) judge('person', 'noPerson', 0, { person: person.name });
    else if (done.personId === person.id) judge('person', 'good', 1);
    else judge('person', 'wrongPerson', 0, { person: person.name });
  }
  if (person?.kind === 'new') judge('person', done.newPerson ? 'good' : 'noPerson', done.newPerson ? 1 : 0);
  if (whoType !== undefined) judge('whoType', done.whoType === whoType ? 'good' : done.whoType === undefined ? 'noWhoType' : 'wrongWhoType', done.whoType === whoType ? 1 : 0, done.whoType === whoType ? undefined : { wanted: whoType });
  if (topic !== undefined) judge('topic', done.topic === topic ? 'good' : done.topic === undefined ? 'noTopic' : 'wrongTopic', done.topic === topic ? 1 : 0, done.topic === topic ? undefined : { wanted: topic });
  if (book) {
    const theirs = done.booked.filter(({ patientId }) => isThem(patientId));
    if (done.booked.length === 0) judge('booking', 'notBooked', 0);
    else if (theirs.length === 0) judge('booking', 'bookedOther', 0);
    else if (book.doctor !== undefined && theirs.every(({ doctor }) => doctor !== book.doctor)) judge('booking', 'wrongDoctor', 0.5, { doctor: book.doctor });
    else judge('booking', 'good', 1);
  }
  if (tags) {
    const right = tags.filter((tag) => done.tags.includes(tag)).length === tags.length && done.tags.length === tags.length;
    judge('tags', right ? 'good' : done.tags.length === 0 ? 'noTags' : 'wrongTags', right ? 1 : done.tags.some((tag) => tags.includes(tag)) ? 0.5 : 0, right ? undefined : { wanted: tags.join(', ') });
  }
  return marks;
}

/** The score of a training: what every caller wanted against what was done for them. Callers who never rang are not judged. */
export function scoreOf(calls: readonly { readonly wanted: Wanted; readonly done: Done }[]): Score {
  const marks = calls.flatMap(({ wanted, done }) => marksOf(wanted, done).map((mark): Mark => ({ call: wanted.call, who: wanted.who, ...mark })));
  const got = marks.reduce((sum, mark) => sum + mark.got, 0), of = marks.reduce((sum, mark) => sum + mark.of, 0), percent = of === 0 ? 0 : Math.floor((got / of) * 100);
  return { got, of, percent, grade: percent >= 90 ? 'excellent' : percent >= 70 ? 'good' : percent >= 50 ? 'fair' : 'again', marks };
}
