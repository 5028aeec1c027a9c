import { WorkRefused, type WorkPool } from '@tertulia/bounded-work';
import type { AnswerResult, BotDefinition } from '@tertulia/flow-engine';
import type { KnowledgeAnswer, KnownText, LearnedEntry, PassageEntry } from '@tertulia/knowledge-answers';
import type { AnswerProvider, AnswerQuestion, OwnBot } from '../application/ports.js';
import type { Lesson, ThreadQuestion } from './definition-jobs.js';

/** An answer takes a few milliseconds; indexing one part of a large knowledge base takes longer. */
const answerDeadlineMs = 500;
const lessonDeadlineMs = 2_000;
/** Characters of one part, about 50 entries: the thread is taken for less than 20 ms, so that other questions do not wait long behind it. */
const lessonSize = 8_000;
/** How long a bot is not asked again after a question timed out: its thread had to be killed. */
const restMs = 30_000;

interface Recalled {
  readonly bot: OwnBot;
  readonly definition: BotDefinition;
  readonly asked: ThreadQuestion;
}

/**
 * Answers from the bot's business profile, knowledge entries and passages of documents, without any network, in a thread that keeps
 * them indexed. Large knowledge is indexed in parts, so that other bots' questions run in between.
 */
export class OfflineAnswers implements AnswerProvider {
  private readonly keys = new WeakMap<BotDefinition, string>();
  private readonly learning = new Map<string, Promise<void>>();
  private readonly restingUntil = new WeakMap<BotDefinition, number>();
  private made = 0;

  constructor(
    private readonly pool: WorkPool,
    private readonly nowMs: () => number,
    private readonly passagesOf: (bot: OwnBot, definition: BotDefinition) => Promise<PassageEntry[]>,
  ) {}

  async answer({ effect, definition, now, organizationId, botId }: AnswerQuestion): Promise<AnswerResult> {
    if (effect.usesKnowledge === false) return { kind: 'unknown' };
    if (this.isResting(definition)) return { kind: 'failed', code: 'ANSWER_BUDGET' };
    const { question, locale, spokenOf } = effect;
    const bot = { organizationId, botId };
    const asked = { key: this.keyOf(bot, definition), question, locale, now, spokenOf };
    try {
      const answer = await this.recall<KnowledgeAnswer>('answer', { bot, definition, asked });
      return answer ?? { kind: 'unknown' };
    } catch (error) {
      this.rest(definition, error);
      return { kind: 'failed', code: 'ANSWER_BUDGET' };
    }
  }

  /** What a language model may know to answer; empty when it cannot be found in time. */
  async passages({ effect, definition, now, organizationId, botId }: AnswerQuestion): Promise<KnownText[]> {
    if (this.isResting(definition)) return [];
    const bot = { organizationId, botId };
    const asked = { key: this.keyOf(bot, definition), question: effect.question, locale: effect.locale, now };
    try {
      return (await this.recall<KnownText[]>('passages', { bot, definition, asked })) ?? [];
    } catch (error) {
      this.rest(definition, error);
      return [];
    }
  }

  private isResting(definition: BotDefinition): boolean {
    return (this.restingUntil.get(definition) ?? 0) > this.nowMs();
  }

  private rest(definition: BotDefinition, error: unknown): void {
    if (!(error instanceof WorkRefused)) throw error;
    if (error.reason === 'OVERRUN') this.restingUntil.set(definition, this.nowMs() + restMs);
  }

  /** Indexes a bot's knowledge before the first question. */
  async prepare(bot: OwnBot, definition: BotDefinition): Promise<void> {
    await this.learn(bot, definition);
  }

  /** Asks the thread, after it has indexed the knowledge if it had to. */
  private async recall<T>(name: 'answer' | 'passages', { bot, definition, asked }: Recalled): Promise<T | null> {
    const ask = async (): Promise<T | null> =>
      this.pool.run({ name, input: asked, tenant: bot.organizationId, deadlineMs: answerDeadlineMs });
    const found = await ask();
    if (found !== null) return found;
    await this.learn(bot, definition);
    return ask();
  }

  /** Concurrent callers share one run. */
  private async learn(bot: OwnBot, definition: BotDefinition): Promise<void> {
    const key = this.keyOf(bot, definition);
    const lessons = this.learning.get(key) ?? this.teach(bot, key, definition).finally(() => this.learning.delete(key));
    this.learning.set(key, lessons);
    return lessons;
  }

  private async teach(bot: OwnBot, key: string, definition: BotDefinition): Promise<void> {
    const { profile, knowledge } = definition;
    const parts = partsOf([...knowledge, ...(await this.passagesOf(bot, definition))]);
    for (const [at, entries] of parts.entries()) {
      const lesson: Lesson = { key, profile, entries, isFirst: at === 0, isLast: at === parts.length - 1 };
      const isTaken = await this.pool.run<boolean>({
        name: 'learn',
        input: lesson,
        tenant: bot.organizationId,
        deadlineMs: lessonDeadlineMs,
      });
      // The thread was replaced in the meantime: the next question starts again.
      if (!isTaken) return;
    }
  }

  /** Bots with equal definitions share the object, and not the documents. */
  private keyOf({ botId }: OwnBot, definition: BotDefinition): string {
    const known = this.keys.get(definition) ?? `definition-${(this.made += 1)}`;
    this.keys.set(definition, known);
    return `${known} of ${botId}`;
  }
}

function partsOf(knowledge: readonly LearnedEntry[]): LearnedEntry[][] {
  const parts: LearnedEntry[][] = [[]];
  let size = 0;
  for (const entry of knowledge) {
    const length = Math.min(entry.question.length + entry.answer.length, 1_000);
    if (size + length > lessonSize) {
      parts.push([]);
      size = 0;
    }
    size += length;
    parts.at(-1)?.push(entry);
  }
  return parts;
}
