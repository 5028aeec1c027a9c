import type {
  AnswerChoice,
  AnswerSource,
  BotDefinition,
  BusinessProfile,
  Locale,
  SpokenOf,
} from '@tertulia/flow-engine';
import { clausesOf, type Clause } from './clauses.js';
import { baseOf, sourceOf, type Candidate, type KnowledgeBase } from './knowledge-index.js';
import { answerFromProfile, serviceKeys, type ProfileAnswer, type ProfileTopic } from './profile/answer.js';
import { parseQuestion, type ParsedQuestion } from './question.js';

/** A question and the bot's knowledge. Do not mutate `definition.knowledge`: its index is cached. */
export interface KnowledgeQuestion {
  question: string;
  definition: Pick<BotDefinition, 'knowledge' | 'profile'>;
  /** Language of generated text; questions are understood in both languages. */
  locale: Locale;
  now: Date;
  /** What was last spoken of, so that “and on Sunday?” is understood. */
  spokenOf?: SpokenOf | undefined;
}

/**
 * An answer in light Markdown with its source (`profile:<topic>` or the id of the entry; the first one, when several questions were
 * answered) and certainty from 0 to 1; the entries of which one may be meant; or `unknown`.
 */
export type KnowledgeAnswer =
  | {
      kind: 'answered';
      text: string;
      sourceId: string;
      score: number;
      spokenOf: SpokenOf;
      /** The passage that is quoted; absent where the answer is of an entry or the profile. */
      sources?: readonly AnswerSource[];
    }
  | { kind: 'unsure'; choices: readonly AnswerChoice[]; best: number }
  | { kind: 'unknown'; best: number };
type Answered = Extract<KnowledgeAnswer, { kind: 'answered' }>;

type Context = Omit<KnowledgeQuestion, 'definition' | 'question'> & { base: KnowledgeBase; profile: BusinessProfile };

/** From this certainty on an entry answers; the curve is in `bench/answers`. */
const threshold = 0.52;
/** What the best entry must be ahead of the second. */
const margin = 0.025;
const mostChoices = 3;
/** From this certainty on, an entry answers a message as a whole, even if its parts could be asked alone. */
const wholeThreshold = 0.85;
/** Topics that tell of the same services: one of them is enough in an answer. */
const ofServices: ReadonlySet<string> = new Set(['profile:price', 'profile:services', 'profile:duration']);
const restUnknown = {
  es: 'De lo demás no tengo información por ahora.',
  en: 'I have no information about the rest right now.',
};

/**
 * Answers from the business profile, else from the knowledge entries; `unknown` when neither is certain enough.
 * Pure; the question is only compared, never repeated or executed.
 */
export function answerFromKnowledge({ question, definition, ...moment }: KnowledgeQuestion): KnowledgeAnswer {
  const { profile, knowledge } = definition;
  return answerFrom(baseOf(knowledge), { question, profile, ...moment });
}

/** Like `answerFromKnowledge`, with entries that are already indexed. */
export function answerFrom(
  base: KnowledgeBase,
  { question, ...moment }: Omit<KnowledgeQuestion, 'definition'> & { profile: BusinessProfile },
): KnowledgeAnswer {
  const context = { base, ...moment };
  const whole = answerOne(question, context);
  const isEntry = whole.kind === 'answered' && !whole.sourceId.startsWith('profile:');
  if (isEntry && whole.score >= wholeThreshold) return whole;
  const clauses = clausesOf(question);
  if (clauses.length < 2) return whole;
  const parts = withoutTold(clauses.map((clause) => ({ clause, answer: answerOne(clause.text, context) })));
  const answered = distinct(parts.flatMap(({ answer }) => (answer.kind === 'answered' ? answer : [])));
  const [first, second] = answered;
  const isSame = whole.kind === 'answered' && parts.length === clauses.length;
  if (first === undefined || (second === undefined && isSame)) return whole;
  const isRestOpen = parts.some(({ clause, answer }) => clause.isAsked && answer.kind !== 'answered');
  const isAsked = parts.some(({ clause, answer }) => clause.isAsked && answer.kind === 'answered');
  if (second === undefined && !isAsked) return whole;
  const texts = [...answered.map(({ text }) => text), ...(isRestOpen ? [restUnknown[context.locale]] : [])];
  const sources = answered.flatMap((one) => one.sources ?? []);
  return { ...first, text: texts.join('\n\n'), ...(sources.length === 0 ? {} : { sources }) };
}

interface Part {
  readonly clause: Clause;
  readonly answer: KnowledgeAnswer;
}

/** Without the hours of a day that is only told, beside an answer to what is asked: `somos diez el sábado, ¿hay que reservar?` */
function withoutTold(parts: readonly Part[]): readonly Part[] {
  if (!parts.some(({ clause, answer }) => clause.isAsked && answer.kind === 'answered')) return parts;
  return parts.filter(
    ({ clause, answer }) => clause.isAsked || answer.kind !== 'answered' || answer.sourceId !== 'profile:hours',
  );
}

/** Answers of different sources; of several that tell of services only the first. */
function distinct(answers: readonly Answered[]): Answered[] {
  const bySource = new Map<string, Answered>();
  for (const answer of answers) {
    const source = ofServices.has(answer.sourceId) ? 'services' : answer.sourceId;
    if (!bySource.has(source)) bySource.set(source, answer);
  }
  return [...bySource.values()];
}

function answerOne(question: string, context: Context): KnowledgeAnswer {
  const { base, profile } = context;
  const parsed = parseQuestion(question, base, context);
  if (parsed.words.length === 0) return { kind: 'unknown', best: 0 };
  const written = base.entryOf(parsed.words);
  if (written !== null) return fromEntry({ entry: written, score: 1 });
  const fromProfile = answerFromProfile({ ...context, question: parsed, continues: continuedBy(parsed, context) });
  const [first, second] = base.nearest(parsed, serviceKeys(parsed, profile));
  if (fromProfile && !(first !== undefined && isBetter(first, fromProfile))) {
    const { text, topic, score, services } = fromProfile;
    const sourceId = `profile:${topic}`;
    const serviceIds = services.length < profile.services.length ? services.map(({ id }) => id) : [];
    return { kind: 'answered', text, sourceId, score, spokenOf: { sourceId, serviceIds } };
  }
  if (first === undefined || first.score < threshold) return { kind: 'unknown', best: first?.score ?? 0 };
  // Of a passage nobody wrote which question it answers: a visitor is not asked about it, and an entry that is as near comes before it.
  if (sourceOf(first.entry) !== null) return fromEntry(entryAsNear(first, second) ?? first);
  const near = [first, second].filter(
    (one): one is Candidate => one !== undefined && isAsNear(one, first) && sourceOf(one.entry) === null,
  );
  if (near.length > 1) {
    const choices = near.slice(0, mostChoices).map(({ entry: { id, question } }) => ({ id, question }));
    return { kind: 'unsure', choices, best: first.score };
  }
  return fromEntry(first);
}

function isAsNear(one: Candidate, first: Candidate): boolean {
  return one.score > first.score - margin;
}

function entryAsNear(first: Candidate, second: Candidate | undefined): Candidate | null {
  return second !== undefined && isAsNear(second, first) && sourceOf(second.entry) === null ? second : null;
}

/** An entry says more than the bare data of a service. */
function isBetter(entry: Candidate, { topic, score }: ProfileAnswer): boolean {
  return topic === 'services' ? entry.score >= score : entry.score > score;
}

function fromEntry({ entry, score }: Candidate): Answered {
  const { id, answer } = entry;
  const source = sourceOf(entry);
  const answered: Answered = {
    ...{ kind: 'answered', text: answer, sourceId: id, score },
    spokenOf: { sourceId: id, serviceIds: [] },
  };
  return source === null ? answered : { ...answered, text: literal(answer), sources: [source] };
}

/** Nobody wrote a passage as Markdown: its signs are shown as they stand, and its addresses are no links. */
function literal(text: string): string {
  return text.replaceAll(/[\\`*_[\]!<&#>|~@:]/gu, '\\$&').replaceAll(/^([-+=]|\d{1,9}(?=[.)]))/gmu, (start) => {
    return /\d/u.test(start) ? `${start}\\` : `\\${start}`;
  });
}

/** The topic that a question continues: `¿y el domingo?` after opening hours, `¿cuánto dura?` after the price of a service. */
function continuedBy({ words }: ParsedQuestion, { spokenOf }: Context): Continued | undefined {
  if (spokenOf === undefined) return undefined;
  const isContinued = words[0] === 'y' || words[0] === 'and' || /^(?:what|how) about /.test(words.join(' '));
  const topic = /^profile:(hours|price|duration|services)$/.exec(spokenOf.sourceId)?.[1] as ProfileTopic | undefined;
  return { topic: isContinued ? topic : undefined, serviceIds: spokenOf.serviceIds };
}

interface Continued {
  readonly topic: ProfileTopic | undefined;
  readonly serviceIds: readonly string[];
}
