import { pickText, type BotDefinition, type Locale, type StepOutput } from '@tertulia/flow-engine';
import { end, type Conversation } from './conversation.js';
import { indexOf } from './definition-index.js';
import { aboutConversation, type Fact } from './fact.js';
import type { Heard, MessageDraft } from './message.js';
import { missOf, type Miss, type MissContext } from './miss.js';
import { looksPersonal } from './personal-text.js';

/** A goal that was reached; amount in minor units of the currency. */
export interface Goal {
  readonly name: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly at: Date;
}

/** What a visitor wrote about a rating. */
export interface RatingComment {
  readonly blockId: string;
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS';
  readonly value: number;
  readonly text: string;
  readonly at: Date;
}

/** What a turn has produced so far. */
export interface Outcome {
  readonly conversation: Conversation;
  readonly drafts: readonly MessageDraft[];
  readonly facts: readonly Fact[];
  readonly goals: readonly Goal[];
  readonly misses: readonly Miss[];
  readonly comments: readonly RatingComment[];
  /** What the visitor's message was heard to want; null if nothing. */
  readonly heard: Heard | null;
}

/** The context in which outputs are read. */
export type FoldContext = Omit<MissContext, 'locale'>;

/** Adds the outputs of a step to the outcome: messages to send, facts to publish, the conversation's new state. */
export function foldOutputs(start: Outcome, outputs: readonly StepOutput[], context: FoldContext): Outcome {
  return outputs.reduce((outcome, output) => foldOutput(outcome, output, context), start);
}

function foldOutput(outcome: Outcome, output: StepOutput, context: FoldContext): Outcome {
  const { conversation } = outcome;
  const { now } = context;
  switch (output.kind) {
    case 'message': {
      const { blockId, content, text, sources = null } = output;
      return { ...outcome, drafts: [...outcome.drafts, { author: 'BOT', content, text, at: now, blockId, sources }] };
    }
    case 'asked':
    case 'answered':
      return foldQuestion(outcome, output, context);
    case 'unanswered': {
      // Possibly personal or sensitive text stays in the conversation: the question is published without its text.
      const question = looksPersonal(output.question, context.collected) ? '' : output.question;
      const payload = { ...aboutConversation(conversation), question };
      return withMiss(withFact(outcome, { name: 'runtime.question-unanswered.v1', payload }), output, context);
    }
    case 'urgencyDetected': {
      const payload = { ...aboutConversation(conversation), kind: output.urgency };
      const heard = { intent: null, ...outcome.heard, urgency: output.urgency };
      return withFact({ ...outcome, heard }, { name: 'runtime.urgency-detected.v1', payload });
    }
    case 'goalReached':
      return foldGoal(outcome, output, now);
    case 'rated':
      return foldRating(outcome, output);
    case 'commented':
      return foldComment(outcome, output, now);
    case 'handedOff':
      return foldHandOff(outcome, output, context);
    case 'ended':
      return endOutcome(outcome, output.reason, now);
    case 'fault': {
      const payload = { ...aboutConversation(conversation), code: output.code };
      return withFact(outcome, { name: 'runtime.turn-failed.v1', payload });
    }
    case 'notUnderstood':
      return withMiss(outcome, output, context);
    case 'intentHeard':
      return { ...outcome, heard: { urgency: null, ...outcome.heard, intent: output.intent } };
    case 'paraphrased':
    case 'variableSet':
    case 'entered':
      return outcome;
  }
}

/** Adds the text that was missed, if it may be stored and the conversation counts. */
function withMiss(outcome: Outcome, output: Parameters<typeof missOf>[0], context: FoldContext): Outcome {
  const { locale, countedAt } = outcome.conversation;
  const miss = countedAt === null ? null : missOf(output, { ...context, locale });
  return miss === null ? outcome : { ...outcome, misses: [...outcome.misses, miss] };
}

function foldHandOff(
  outcome: Outcome,
  output: Extract<StepOutput, { kind: 'handedOff' }>,
  context: FoldContext,
): Outcome {
  const { conversation } = outcome;
  const wait = { waitingSince: context.now, waitingToldAt: null, queue: output.queue };
  const waiting = { ...conversation, state: 'WAITING_HUMAN', ...wait } as const;
  const reason = reasonAsWritten(output, context, conversation.locale);
  const payload = { ...aboutConversation(conversation), reason };
  return withFact({ ...outcome, conversation: waiting }, { name: 'runtime.handed-off.v1', payload });
}

/** The reason as the business wrote it, without the visitor's values filled in. */
function reasonAsWritten(
  { blockId, reason }: Extract<StepOutput, { kind: 'handedOff' }>,
  { definition }: FoldContext,
  locale: Locale,
): string {
  const block = indexOf(definition).blocks.get(blockId)?.block;
  return block?.kind === 'handOff' ? pickText(block.options.reason, locale, definition.locale) : reason;
}

function foldQuestion(
  outcome: Outcome,
  output: Extract<StepOutput, { kind: 'asked' | 'answered' }>,
  { definition }: FoldContext,
): Outcome {
  const question = questionOf(outcome, { definition, blockId: output.blockId });
  if (output.kind === 'asked') return withFact(outcome, { name: 'runtime.question-asked.v1', payload: question });
  const answered: Outcome = { ...outcome, conversation: { ...outcome.conversation, hasAnswered: true } };
  const payload = { ...question, waitedMs: output.waitedMs };
  return withFact(answered, { name: 'runtime.question-answered.v1', payload });
}

function foldRating(outcome: Outcome, output: Extract<StepOutput, { kind: 'rated' }>): Outcome {
  const { scale, value, isSatisfaction } = output;
  const payload = { ...aboutConversation(outcome.conversation), scale, value, isSatisfaction };
  const rated: Outcome = { ...outcome, conversation: { ...outcome.conversation, rating: value } };
  return withFact(rated, { name: 'runtime.conversation-rated.v1', payload });
}

/** The words stay here: the event says only that there are some. */
function foldComment(outcome: Outcome, output: Extract<StepOutput, { kind: 'commented' }>, at: Date): Outcome {
  const { blockId, scale, value, isSatisfaction, text } = output;
  const comments = [...outcome.comments, { blockId, scale, value, text, at }];
  const payload = { ...aboutConversation(outcome.conversation), scale, value, isSatisfaction };
  return withFact({ ...outcome, comments }, { name: 'runtime.rating-commented.v1', payload });
}

/** Ends the conversation of an outcome and adds the fact; an ended one does not change. */
export function endOutcome(outcome: Outcome, reason: NonNullable<Conversation['endReason']>, now: Date): Outcome {
  if (outcome.conversation.state === 'ENDED') return outcome;
  const conversation = end(outcome.conversation, reason, now);
  const { hasAnswered, goalCount: goals } = conversation;
  const payload = { ...aboutConversation(conversation), reason, hasAnswered, goals };
  return withFact({ ...outcome, conversation }, { name: 'runtime.conversation-ended.v1', payload });
}

/** Adds a fact; for a view without a visitor message, only the fact that it was opened. */
export function withFact(outcome: Outcome, fact: Fact): Outcome {
  if (outcome.conversation.countedAt === null && fact.name !== 'runtime.conversation-viewed.v1') return outcome;
  return { ...outcome, facts: [...outcome.facts, fact] };
}

/** What a fact about the question of a block contains. */
export function questionOf({ conversation }: Outcome, asked: { definition: BotDefinition; blockId: string }) {
  const groupId = indexOf(asked.definition).blocks.get(asked.blockId)?.groupId ?? '';
  return { ...aboutConversation(conversation), blockId: asked.blockId, groupId };
}

function foldGoal(outcome: Outcome, output: Extract<StepOutput, { kind: 'goalReached' }>, now: Date): Outcome {
  const { name, amountMinor, currency } = output;
  const conversation = { ...outcome.conversation, goalCount: outcome.conversation.goalCount + 1 };
  const reached: Outcome = {
    ...outcome,
    conversation,
    goals: [...outcome.goals, { name, amountMinor, currency, at: now }],
  };
  const payload = { ...aboutConversation(conversation), name: name.slice(0, 200) || '-', amountMinor, currency };
  return withFact(reached, { name: 'runtime.goal-reached.v1', payload });
}
