import type { StepBudget } from '../engine/budget.js';
import type { BlockKind } from './blocks.js';
import type { VariableValue } from './definition.js';
import type { Locale } from './flow-text.js';

/** The safe tree that channels render; text never holds markup. */
export type ContentNode =
  | { kind: 'paragraph'; children: InlineNode[] }
  /** `start` is an ordered list's first number where that is not 1. */
  | { kind: 'list'; isOrdered: boolean; start?: number; items: InlineNode[][] }
  | { kind: 'image'; url: string; alt: string };

export type InlineNode =
  | { kind: 'text'; text: string; isBold?: boolean; isItalic?: boolean; isCode?: boolean }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'break' };

/** What the engine waits for, as a channel must draw it. */
export interface Awaiting {
  blockId: string;
  kind: 'TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'CHOICE' | 'RATING' | 'HUMAN';
  placeholder: string;
  isLong: boolean;
  isMultiple: boolean;
  isSearchable: boolean;
  choices: { id: string; label: string; detail: string }[];
  /** Rating: lowest and highest value; number and date: limits as text. */
  min: string | null;
  max: string | null;
  scale: 'STARS' | 'NUMBERS' | 'NPS' | null;
}

/** The engine's memory of one conversation. Plain JSON, stored whole. */
export interface SessionState {
  schemaVersion: 1;
  locale: Locale;
  flowId: string;
  /** The block that waits, or the block to go on from after an effect; null before the start and after the end. */
  position: { groupId: string; blockId: string } | null;
  awaiting: Awaiting | null;
  /** Set while an effect is open: the engine accepts only its result. */
  openEffect: Effect | null;
  variables: Record<string, VariableValue>;
  retryCount: number;
  hasAnswered: boolean;
  isHandedOff: boolean;
  lastMessage: string;
  /** State of the engine's own chance, so that a replay is exact. */
  seed: number;
  endReason: EndReason | null;
  /** The question to ask again when a detour (`fallback`, `invalidReply`) falls off its end; absent outside a detour. */
  returnTo?: { flowId: string; groupId: string; blockId: string } | null | undefined;
  /** True once a goal was reached; the end reason then is GOAL. */
  hasReachedGoal?: boolean | undefined;
  /** Messages of the bot since the visitor last answered, over effects too; absent counts as 0. */
  saidInARow?: number | undefined;
}

export type EndReason =
  | 'COMPLETED'
  | 'GOAL'
  | 'RESOLVED_BY_BOT'
  | 'RESOLVED_BY_HUMAN'
  | 'ABANDONED'
  | 'EXPIRED'
  | 'ERROR'
  | 'BLOCKED';

export type StepInput =
  | { kind: 'start' }
  | { kind: 'text'; text: string }
  | { kind: 'choice'; ids: string[] }
  | { kind: 'rating'; value: number }
  | { kind: 'effectResult'; effectId: string; result: EffectResult }
  /** A member gave the conversation back: the waiting question is asked again. */
  | { kind: 'resume' };

/** Facts of the moment, given by the caller: the engine reads no clock and no chance of its own. */
export interface StepContext {
  now: Date;
  /** What the step may use up; left out, the engine's own limits. */
  budget?: Partial<StepBudget>;
  /** First block to run instead of the start event (simulator). */
  fromBlockId?: string;
}

/** Things to do outside the engine; the caller performs them and steps on with `effectResult`. */
export type Effect = {
  kind: 'answer';
  /** Unique in the conversation and the same when the step is repeated: usable as an idempotency key. */
  id: string;
  blockId: string;
  promptId: string | null;
  question: string;
  locale: Locale;
};

export type EffectResult =
  | { kind: 'answered'; text: string; sourceId: string | null; score: number }
  | { kind: 'unknown' }
  | { kind: 'failed'; code: string };

/** What happened in a step, in order. Messages go to the visitor; the rest becomes events and trace. */
export type StepOutput =
  | { kind: 'message'; blockId: string; content: ContentNode[]; /** Plain text of the same. */ text: string }
  | { kind: 'asked'; blockId: string; questionKind: Awaiting['kind'] }
  | { kind: 'answered'; blockId: string; value: VariableValue; text: string }
  | { kind: 'notUnderstood'; blockId: string; text: string }
  | { kind: 'variableSet'; blockId: string; name: string; value: VariableValue }
  | { kind: 'rated'; blockId: string; scale: 'STARS' | 'NUMBERS' | 'NPS'; value: number; isSatisfaction: boolean }
  | { kind: 'goalReached'; blockId: string; name: string; amountMinor: number | null; currency: string | null }
  | { kind: 'unanswered'; blockId: string; question: string }
  | { kind: 'handedOff'; blockId: string; reason: string }
  | { kind: 'ended'; blockId: string | null; reason: EndReason }
  | { kind: 'entered'; groupId: string; blockId: string; blockKind: BlockKind }
  | { kind: 'fault'; blockId: string | null; code: string };

export interface StepResult {
  state: SessionState;
  outputs: StepOutput[];
  effects: Effect[];
}
