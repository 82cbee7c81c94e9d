import * as z from 'zod';
import { whoType } from '#shared/inquiries/contract.ts';
import { scenarioFile, type ScenarioFile, type Step } from '../scenario/format.ts';
import { planRuns } from '../scenario/plan.ts';

const words = z.string().min(1);
const seconds = z.union([z.number().min(0).max(3600), z.string().regex(/^\d{1,2}:\d{2}$/).transform((text) => { const [m = 0, s = 0] = text.split(':').map(Number); return m * 60 + s; })]);

/** One caller: when they ring, what they say, how long they wait, and what ought to come of it. */
const caller = z.strictObject({
  call: words,
  /** Seconds, or `1:05`, after the training began. */
  at: seconds,
  /** A number, or the key of somebody of the fixture: P1…P8. Absent: the number is hidden. */
  from: words.optional(),
  line: words,
  says: words,
  /** What they say when they are called back. */
  saysBack: words.optional(),
  /** Seconds they let it ring, and seconds they talk at most. */
  waits: z.number().min(3).max(600).default(40),
  talks: z.number().min(5).max(900).default(150),
  /** How they take a call back. */
  back: z.enum(['answers', 'busy', 'no-answer']).default('answers'),
  wants: z.strictObject({ person: words.optional(), whoType: whoType.optional(), topic: words.optional(), book: z.union([z.literal(true), z.strictObject({ doctor: words })]).optional(), tags: z.array(words).optional() }).default({}),
});
export const levelFile = z.strictObject({ training: words, title: words, about: words, minutes: z.number().min(0.5).max(60), callers: z.array(caller).min(1).max(60) });
export type Level = z.output<typeof levelFile>;
export type Caller = z.output<typeof caller>;

/** How close together the callers of a scenario come, and how long after the last of them the training goes on. */
const gapLimit = 45, tail = 120;

/** What the employees of a scenario do for a call is what its caller wants. */
function wantsOf(steps: readonly Step[], call: string): Caller['wants'] {
  const wants: { -readonly [K in keyof Caller['wants']]: Caller['wants'][K] } = {}, at = new Map<string, string>();
  for (const { who = '', do: deeds = [] } of steps) {
    for (const deed of deeds) {
      const about = deed.answer ?? (typeof deed.openPanel === 'string' ? deed.openPanel : undefined) ?? (typeof deed.assign === 'string' ? deed.assign : deed.assign?.call);
      if (about !== undefined) at.set(who, about);
      if (at.get(who) !== call) continue;
      if (deed.person !== undefined) wants.person = deed.person;
      if (typeof deed.assign === 'object') wants.person = deed.assign.person;
      if (deed.typePerson !== undefined) wants.person = 'new';
      if (deed.topic !== undefined) wants.topic = deed.topic;
      if (deed.tags !== undefined) wants.tags = deed.tags;
      const place = typeof deed.openSlot === 'string' ? deed.openSlot : deed.openSlot?.slot;
      if (place !== undefined) wants.book = { doctor: place.split(' ').at(-1)! };
      if (deed.addNew !== undefined) wants.person = 'new';
      if (deed.book !== undefined) wants.book ??= true;
    }
  }
  return wants;
}
const asked = ({ person, topic, book }: Caller['wants']): string =>
  [book ? `Здравствуйте! Хочу записаться на приём${typeof book === 'object' ? `, к врачу: ${book.doctor}` : ''}.` : 'Здравствуйте! У меня вопрос.', topic && `Меня интересует: ${topic}.`, person === 'new' && 'Я у вас впервые.'].filter(Boolean).join(' ');

/** A day of the acceptance scenarios as a rush hour: its calls in their order, as close together as a busy morning. */
function levelOfScenario(file: ScenarioFile): Level | undefined {
  const [run] = planRuns(file);
  if (!run) return undefined;
  const steps = run.steps.map(({ step }) => step), callers: Caller[] = [];
  let before = run.start, at = 3;
  for (const planned of run.steps) {
    const { ring } = planned.step;
    if (!ring) continue;
    at += callers.length === 0 ? 0 : Math.min(gapLimit, (planned.at - before) / 1000);
    before = planned.at;
    const wants = wantsOf(steps, ring.call);
    callers.push({ call: ring.call, at: Math.round(at), line: ring.line, ...(ring.from === undefined || ring.anonymous ? {} : { from: ring.from }), says: asked(wants), waits: 40, talks: 150, back: 'answers', wants });
  }
  return callers.length === 0 ? undefined : { training: file.scenario, title: `${file.scenario}: ${file.title}`, about: file.title, minutes: Math.ceil((at + tail) / 30) / 2, callers };
}

/** A file of either kind; undefined for what is neither. */
export function levelOf(content: unknown): Level | undefined {
  const own = levelFile.safeParse(content);
  if (own.success) return own.data;
  const scenario = scenarioFile.safeParse(content);
  if (!scenario.success) return undefined;
  try {
    return levelOfScenario(scenario.data);
  } catch {
    return undefined; // times that do not fit together
  }
}
