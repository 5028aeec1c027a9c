import type { IntentName, UrgencyKind } from '@tertulia/intents';
import type { StepBudget } from '../engine/budget.js';
import type { FieldValue, GivenRating } from './answer-parts.js';
import type { Awaiting } from './awaiting.js';
import type { BlockKind } from './blocks.js';
import type { VariableValue } from './definition.js';
import type {
  AnswerChoice,
  AnswerEffect,
  AnswerResult,
  OutsideEffect,
  OutsideResult,
  ReadingEffect,
  ReadingResult,
  Sourced,
  SpokenOf,
  ToolCall,
} from './effects.js';
import type { Locale } from './flow-text.js';
import type { FileContent, GivenFile } from './received-files.js';
import type { GivenParts } from './given-parts.js';

/** The safe tree that channels render; texts never contain markup. */
export type ContentNode =
  | { kind: 'paragraph'; children: InlineNode[] }
  /** `start` is the first number of an ordered list, when it is not 1. */
  | { kind: 'list'; isOrdered: boolean; start?: number; items: InlineNode[][] }
  | { kind: 'image'; url: string; alt: string }
  | MediaContent
  | EmbedContent
  | CardsContent
  | FileContent
  | { kind: 'location'; title: string; address: string; /** Where a map shows it. */ url: string };

/** Cards side by side. The ids of their answers are choices of the question that sent them. */
export interface CardsContent {
  kind: 'cards';
  cards: {
    title: string;
    text: string;
    imageUrl?: string;
    imageAlt: string;
    /** With `url` a link, else an answer. */
    buttons: { id: string; label: string; url?: string }[];
  }[];
}

/** A page in a sandboxed frame. */
export interface EmbedContent {
  kind: 'embed';
  url: string;
  title: string;
  /** Of the frame, in CSS pixels. */
  height: number;
  /** The event that the page may post, and the block that waits for it; absent where nothing is waited for. */
  waitsFor?: { event: string; blockId: string };
}

/** A video, a recording or a file at a web address. */
export interface MediaContent {
  kind: 'media';
  media: 'VIDEO' | 'AUDIO' | 'FILE';
  url: string;
  /** What it is, for everybody: also where it cannot be played. */
  title: string;
  /** The picture before a video is played. */
  posterUrl?: string;
  /** Captions of a video, as WebVTT. */
  captionsUrl?: string;
  /** What is said in a recording. */
  transcript?: string;
  /** The player of a known video site, for a sandboxed frame; `url` is the site's own page. */
  playerUrl?: string;
}

export type InlineNode =
  | { kind: 'text'; text: string; isBold?: boolean; isItalic?: boolean; isCode?: boolean }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'break' };

/** The engine's state of one conversation. Plain JSON, stored as a whole. */
export interface SessionState {
  schemaVersion: 1;
  locale: Locale;
  flowId: string;
  /** The block that waits, or the block to continue from after an effect; null before the start and after the end. */
  position: { groupId: string; blockId: string } | null;
  awaiting: Awaiting | null;
  /** The open effect, if any: while it is open the engine accepts only its result. */
  openEffect: Effect | null;
  variables: Record<string, VariableValue>;
  retryCount: number;
  hasAnswered: boolean;
  isHandedOff: boolean;
  lastMessage: string;
  /** State of the conversation's random generator, so that a replay gives the same result. */
  seed: number;
  endReason: EndReason | null;
  /** Decides the part of every split, so that a conversation takes the same one again; absent before the first split. */
  splitSeed?: number | undefined;
  /** The question to repeat at the end of a detour (`fallback`, `invalidReply`); absent outside a detour. */
  returnTo?: DetourReturn | null | undefined;
  /** The calls of flows and the lists that the conversation is in, the innermost last; absent when it is in none. */
  frames?: Frame[] | undefined;
  /** Parts of the answer to the open question; absent while there are none. */
  given?: GivenParts | undefined;
  /** A person is offered; answered or not, the question behind the offer stays open. Absent when nothing is offered. */
  offer?: { question: Awaiting } | null | undefined;
  /** The entries of the knowledge of which one may be meant, while the block that asked waits for the visitor to say which. */
  clarifying?: { question: string; choices: readonly AnswerChoice[] } | undefined;
  /** The question that a model is answering with tools; absent outside of that. */
  answering?:
    | { question: string; startedAtMs: number; calls: readonly ToolCall[]; open: Omit<ToolCall, 'result'> | null }
    | undefined;
  /** Ids of the questions answered so far, the latest last, for going back; emptied once something was done that cannot be undone. */
  answered?: string[] | undefined;
  /** What the bot has already reacted to, so that it says it another way. */
  heard?: IntentName[] | undefined;
  /** The danger that the urgent text was last said about. */
  saidUrgent?: UrgencyKind | undefined;
  /** A hash of the bot's last message, so that it does not say the same twice running; no words of a visitor are kept in it. */
  lastSaid?: number | undefined;
  /** What happens by itself at its time, through the input `due`. Absent when nothing does. */
  alarm?: Alarm | undefined;
  /** How often the event `inactivity` ran since the visitor's last reply; absent counts as 0. */
  reminders?: number | undefined;
  /** The reply for which the event `reply` runs, and the question that reads it afterwards; absent outside of that path. */
  heldReply?: { answer: HeldAnswer; awaiting: Awaiting } | undefined;
  /** True once a goal was reached; the conversation then ends with the reason GOAL. */
  hasReachedGoal?: boolean | undefined;
  /** Messages of the bot since the visitor's last reply, also across effects; absent counts as 0. */
  saidInARow?: number | undefined;
  /** Effects outside the platform since the visitor's last reply; absent counts as 0. */
  effectsInARow?: number | undefined;
  /** By variable: the effect that opened the one-time URL in it which was not called yet; absent when there is none. */
  openedUrls?: Record<string, string> | undefined;
  /** What the last answer of the knowledge was about; absent when there is none. */
  spokenOf?: SpokenOf | undefined;
  /** The last question and when it was asked, in milliseconds since 1970; absent before the first. */
  asked?: { blockId: string; atMs: number } | undefined;
  /** Kept by the caller: what the visitor began the conversation on. Absent where nobody has said. */
  device?: VisitorDevice | undefined;
  /** Kept by the caller, not by the engine: what was walked while nobody had written yet. Absent once somebody has. */
  walked?: WalkedStep[] | undefined;
}

/** What somebody holds or sits at, as the visitor's program says it: a hint and no proof. */
export type VisitorDevice = 'PHONE' | 'TABLET' | 'DESKTOP';

/** `WAIT`: the block goes on at that time. `INACTIVITY`: nobody has answered the question of the block until then. */
export interface Alarm {
  kind: 'WAIT' | 'INACTIVITY';
  blockId: string;
  /** Milliseconds since 1970. */
  atMs: number;
}

type HeldAnswer = Extract<StepInput, { kind: 'text' | 'choice' | 'rating' | 'form' | 'files' }>;

/** The question that a detour interrupted. `depth`: how many frames there were; absent for none. */
export interface DetourReturn {
  flowId: string;
  groupId: string;
  blockId: string;
  depth?: number | undefined;
}

/** A call of a flow, or a pass of a list. `flowId` and `blockId` name the block that began it. */
export type Frame = CallFrame | LoopFrame;

export interface CallFrame {
  kind: 'call';
  flowId: string;
  blockId: string;
  /** The flow that was called. */
  calledId: string;
  /** By name of a result: the variable of the caller that stores it. */
  results: Record<string, string>;
  /** The values of the parameters. In the called flow they hide variables of the same name. */
  locals: Record<string, VariableValue>;
}

export interface LoopFrame {
  kind: 'loop';
  flowId: string;
  blockId: string;
  /** Index of the entry whose turn it is. */
  at: number;
  /** Number of entries when the list was begun: what is appended meanwhile is not visited. */
  count: number;
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
  | { kind: 'form'; values: FieldValue[] }
  | { kind: 'files'; files: GivenFile[] }
  | { kind: 'effectResult'; effectId: string; result: EffectResult }
  /** The time of the alarm has come. */
  | { kind: 'due' }
  /** A member returned the conversation to the bot, or the visitor went back to it: the open question is repeated. */
  | { kind: 'resume'; isByVisitor?: true | undefined };

/** A change that can be made to a stored value without knowing it, so that two conversations at once do not lose one. */
export type ValueChange = { kind: 'ADD'; by: number } | { kind: 'APPEND'; item: VariableValue };

/** Who is on the other side, and where. */
export interface VisitorFacts {
  channel: string;
  /** Variables that hold the name once it was asked for, and the phone: the first that is filled counts. */
  nameVariables: readonly string[];
  phoneVariables: readonly string[];
}

/** Values that the caller passes in, because the engine reads no clock and no database. */
export interface StepContext {
  now: Date;
  /** Absent where nothing is known. */
  visitor?: VisitorFacts;
  /** What was said before this step, a line for each message; absent where no block asks for it (`readsTranscript`). */
  transcript?: string;
  /** Limits of the step; default: `defaultBudget`. */
  budget?: Partial<StepBudget>;
  /** First block to run instead of the start event (simulator). */
  fromBlockId?: string;
}

/**
 * Work to do outside the engine. The caller passes the result to the next step as `effectResult`, except for work in the
 * background, after which there is no step: see `isAwaited`.
 */
export type Effect = AnswerEffect | ReadingEffect | OutsideEffect;

export type EffectResult = AnswerResult | ReadingResult | Exclude<OutsideResult, { kind: 'pending' }>;

/** A block that was entered, and how. */
export interface WalkedStep {
  blockId: string;
  /** The edge that led to it; null if the block before it simply went on, or jumped. */
  edgeId: string | null;
  /** The block that the edge leaves; null for the edge of an event, and without an edge. */
  fromBlockId: string | null;
}

/** What happened in a step, in order. Messages are sent to the visitor; the rest becomes events and the trace. */
export type StepOutput =
  | ({ kind: 'message'; blockId: string; content: ContentNode[]; /** Plain text. */ text: string } & Sourced)
  | { kind: 'asked'; blockId: string; questionKind: Awaiting['kind'] }
  /** `waitedMs` is the time since it was asked; null if another question was asked in between. */
  | { kind: 'answered'; blockId: string; value: VariableValue; text: string; waitedMs: number | null }
  /** `reason` is why the question could not use the text. */
  | { kind: 'notUnderstood'; blockId: string; text: string; reason: string }
  /** `isLocal`: a parameter of a flow, whatever variable has the same name. `change`: what was added, where that is less than the whole value. */
  | { kind: 'variableSet'; blockId: string; name: string; value: VariableValue; isLocal?: true; change?: ValueChange }
  | ({ kind: 'rated' } & GivenRating)
  /** What the visitor wrote about a rating. */
  | ({ kind: 'commented'; text: string } & GivenRating)
  | { kind: 'goalReached'; blockId: string; name: string; amountMinor: number | null; currency: string | null }
  /** The visitor told of a danger to life or health. */
  | { kind: 'urgencyDetected'; blockId: string; urgency: UrgencyKind; words: string }
  /** The visitor wanted something of the bot itself. */
  | { kind: 'intentHeard'; blockId: string; intent: IntentName; score: number; text: string }
  /** A text was taken as another way to say a choice, or as what an intent of the owner says. */
  | { kind: 'paraphrased'; blockId: string; text: string; label: string; score: number }
  | { kind: 'unanswered'; blockId: string; question: string }
  /** `queue` is null for the general one. */
  | { kind: 'handedOff'; blockId: string; reason: string; queue: string | null }
  | { kind: 'ended'; blockId: string | null; reason: EndReason }
  | ({ kind: 'entered'; groupId: string; blockKind: BlockKind } & WalkedStep)
  | { kind: 'fault'; blockId: string | null; code: string };

export interface StepResult {
  state: SessionState;
  outputs: StepOutput[];
  effects: Effect[];
}
