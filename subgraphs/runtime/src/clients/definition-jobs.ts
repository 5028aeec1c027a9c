import { createHash } from 'node:crypto';
import {
  canonicalJson,
  parseDefinition,
  type BotDefinition,
  type BusinessProfile,
  type Locale,
  type SpokenOf,
} from '@tertulia/flow-engine';
import {
  answerFrom,
  KnowledgeBase,
  passagesFrom,
  type KnowledgeAnswer,
  type KnownText,
  type LearnedEntry,
} from '@tertulia/knowledge-answers';
import { maskedRecording, type HeldConversation } from '../domain/masked-recording.js';

/** A part of a bot's knowledge, under the key of its definition. The last part makes it ready. */
export interface Lesson {
  readonly key: string;
  readonly profile: BusinessProfile;
  readonly entries: readonly LearnedEntry[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A question about the knowledge under a key. */
export interface ThreadQuestion {
  readonly key: string;
  readonly question: string;
  readonly locale: Locale;
  readonly now: Date;
  readonly spokenOf?: SpokenOf | undefined;
}

interface Learned {
  readonly base: KnowledgeBase;
  readonly profile: BusinessProfile;
  weight: number;
  isReady: boolean;
}

/**
 * The maximum number of characters that a thread keeps indexed; the least recently used knowledge is evicted and
 * indexed again on demand.
 */
const mostKept = 12_000_000;

/** The indexed knowledge of a thread, the most recently used. */
class Memory {
  private readonly learned = new Map<string, Learned>();

  learn({ key, profile, entries, isFirst, isLast }: Lesson): boolean {
    const known = isFirst ? { base: new KnowledgeBase(), profile, weight: 0, isReady: false } : this.learned.get(key);
    if (known === undefined) return false;
    known.base.add(entries);
    known.weight += entries.reduce((sum, entry) => sum + entry.question.length + entry.answer.length, 1_000);
    known.isReady = isLast;
    this.use(key, known);
    this.forget();
    return true;
  }

  /** Null if the knowledge was never indexed here, or was evicted. */
  answer({ key, ...asked }: ThreadQuestion): KnowledgeAnswer | null {
    const known = this.recall(key);
    return known === null ? null : answerFrom(known.base, { ...asked, profile: known.profile });
  }

  /** Likewise null. */
  passages({ key, ...asked }: ThreadQuestion): KnownText[] | null {
    const known = this.recall(key);
    return known === null ? null : passagesFrom(known.base, { ...asked, profile: known.profile });
  }

  private recall(key: string): Learned | null {
    const known = this.learned.get(key);
    if (known?.isReady !== true) return null;
    this.use(key, known);
    return known;
  }

  private use(key: string, known: Learned): void {
    this.learned.delete(key);
    this.learned.set(key, known);
  }

  private forget(): void {
    let total = [...this.learned.values()].reduce((sum, known) => sum + known.weight, 0);
    for (const [key, known] of this.learned) {
      if (total <= mostKept || this.learned.size === 1) return;
      this.learned.delete(key);
      total -= known.weight;
    }
  }
}

const memory = new Memory();

/** The jobs on definitions and knowledge, by the names under which threads call them. */
export const definitionJobs = {
  read: (json: unknown) => parseDefinition(json),
  checksum: (definition: BotDefinition) => createHash('sha256').update(canonicalJson(definition)).digest('hex'),
  record: ({ definition, held }: { definition: BotDefinition; held: HeldConversation }) =>
    maskedRecording(definition, held),
  learn: (lesson: Lesson) => memory.learn(lesson),
  answer: (question: ThreadQuestion) => memory.answer(question),
  passages: (question: ThreadQuestion) => memory.passages(question),
};
