import {
  isReminderTooLate,
  moveConversation,
  step,
  urgencyIn,
  type BotDefinition,
  type Effect,
  type StepInput,
  type StepResult,
  type WalkedStep,
} from '@tertulia/flow-engine';
import { collectedValues, contactsInText, visitorOn, newContactFacts, type ContactFacts } from './contact-facts.js';
import { activityAt, canReopen, awaitingReply, reopen, type ChatSession, type Conversation } from './conversation.js';
import { aboutConversation, aboutVisit } from './fact.js';
import { asksForPerson, firstWordsWith } from './first-words.js';
import { endOutcome, foldOutputs, questionOf, withFact, type Outcome } from './fold-outputs.js';
import type { Heard, MessageDraft } from './message.js';
import { variableChanges, withFirstValues, type VariableChange } from './variable-changes.js';
import { walkedIn } from './walked.js';
import { transcriptLines } from './transcript.js';
import { transcriptOf } from './visitor-input.js';

/** A computed turn that is not stored yet. */
export interface Turn extends Outcome {
  readonly session: ChatSession;
  /** To be performed outside the transaction; their results enter through `takeResult`. */
  readonly effects: readonly Effect[];
  /** The blocks that it entered, in order. */
  readonly walked: readonly WalkedStep[];
  /** What the turn collected about the person; null if nothing new. */
  readonly contact: ContactFacts | null;
  /** Changes of variables that outlive the conversation. */
  readonly changes: readonly VariableChange[];
}

/** A conversation with the session and the definition that it runs on. */
export interface Running {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  readonly definition: BotDefinition;
  /** What was said before, a line for each message; absent where no block asks for it. */
  readonly transcript?: string;
  /** True if the session is still that of another version. */
  readonly isMoving?: boolean;
}

/** A visitor's message: when it was accepted and, for the response time, when its reply is written. */
export interface Arrival {
  readonly input: StepInput;
  readonly clientMessageId: string;
  readonly acceptedAt: Date;
  readonly now: Date;
  /** Milliseconds since it was accepted, by a monotonic clock. */
  readonly waitedMs: number;
  /** Whether the visitor had an earlier conversation; null if that is unknown, or if this one counts already. */
  readonly isReturning: boolean | null;
}

/** Opens a conversation: the bot's first messages, up to its first question. */
export function openTurn(running: Running, now: Date, isReturning: boolean | null): Turn {
  const { conversation } = running;
  const payload = { ...aboutConversation(conversation), ...aboutVisit(conversation, isReturning) };
  const viewed = { name: 'runtime.conversation-viewed.v1', payload } as const;
  const opened = { ...turnOf(running), facts: [viewed] };
  return stepOn(opened, { kind: 'start' }, { ...running, now, waitedMs: null });
}

/**
 * Processes a visitor's message. The first one makes the conversation count; while an effect is pending, the message is
 * queued, unless it tells of danger; during a takeover it is only stored.
 */
export function takeMessage(running: Running, arrival: Arrival): Turn {
  const { definition } = running;
  const { input, clientMessageId, acceptedAt, now, waitedMs } = arrival;
  const awake = awaken(running, arrival);
  const { content, text } = transcriptOf(input, awake.session.state.awaiting);
  const drafts = [{ author: 'VISITOR' as const, content, text, at: acceptedAt, clientMessageId }];
  const { conversation } = awake;
  const saysWho = asksForPerson(definition, awake.session.state.awaiting);
  const firstWords = saysWho ? conversation.firstWords : firstWordsWith(conversation.firstWords, text);
  const received: Turn = { ...awake, conversation: awaitingReply({ ...conversation, firstWords }, now), drafts };
  const mayWait = input.kind !== 'text' || urgencyIn(definition, input.text) === null;
  if (received.conversation.state === 'BOT' && received.session.state.openEffect !== null && mayWait) {
    const pendingInputs = [...received.session.pendingInputs, { input, acceptedAt: acceptedAt.toISOString() }];
    return { ...received, session: { ...received.session, pendingInputs } };
  }
  // A member reopened it after the flow's end: there is nothing to step.
  if (conversation.state === 'HUMAN' && received.session.state.endReason !== null) return received;
  const { turn: placed, isElsewhere } = moveOn(received, running, now);
  // Its question is gone: what was written stays in the transcript, and the version asks its own.
  if (isElsewhere && mayWait) return placed;
  const stepped = stepOn(placed, input, { ...running, now, waitedMs });
  return conversation.waitingSince === null
    ? stepped
    : { ...stepped, contact: stepped.contact ?? contactsInText(text) };
}

/**
 * Processes the result of an effect, then the messages that arrived meanwhile. In a conversation that has ended, the
 * result is ignored and does not reopen it: its engine is at a block without a question.
 */
export function takeResult(
  running: Running,
  result: Extract<StepInput, { kind: 'effectResult' }>,
  times: { acceptedAt: Date | null; now: Date },
): Turn {
  const { now } = times;
  if (running.conversation.state === 'ENDED') return closed(running);
  // The visitor has time to read what a late call brings.
  const isCall = running.session.state.openEffect?.kind === 'await';
  const activity = isCall ? activityAt(running.conversation, now) : {};
  const conversation = { ...running.conversation, ...activity };
  const waitedMs = waited(times.acceptedAt, now);
  let turn = stepOn(turnOf({ ...running, conversation }), result, { ...running, now, waitedMs });
  while (turn.session.pendingInputs.length > 0 && turn.session.state.openEffect === null) {
    const [pending, ...pendingInputs] = turn.session.pendingInputs;
    if (pending === undefined) break;
    turn = { ...turn, session: { ...turn.session, pendingInputs } };
    if (turn.conversation.state === 'ENDED') continue;
    const sinceAccepted = waited(new Date(pending.acceptedAt), now);
    turn = stepOn(turn, pending.input, { ...running, now, waitedMs: sinceAccepted });
  }
  return turn;
}

/** The conversation goes on by itself: the visitor has time to read what that brings. A reminder that is too late brings nothing. */
export function takeDue(running: Running, now: Date): Turn {
  const { session, conversation: before } = running;
  const isLate = isReminderTooLate(session.state, now, before.idleMinutes);
  const conversation = isLate ? before : { ...before, ...activityAt(before, now) };
  const { turn, isElsewhere } = moveOn(turnOf({ ...running, conversation }), running, now);
  return isElsewhere ? turn : stepOn(turn, { kind: 'due' }, { ...running, now, waitedMs: null });
}

/** Steps the engine after a member returned the conversation: the open question is asked again; an ended flow stays ended. */
export function resumeBot(running: Running, now: Date, { isByVisitor = false } = {}): Turn {
  const start = turnOf({
    ...running,
    conversation: { ...running.conversation, state: 'BOT', waitingSince: null, waitingToldAt: null },
  });
  const { endReason } = running.session.state;
  if (endReason !== null) return { ...start, ...endOutcome(start, endReason, now) };
  const input: StepInput = isByVisitor ? { kind: 'resume', isByVisitor } : { kind: 'resume' };
  return stepOn(start, input, { ...running, now, waitedMs: null });
}

function closed(running: Running): Turn {
  const { conversation, session } = running;
  const state = { ...session.state, openEffect: null, endReason: conversation.endReason ?? 'ABANDONED' };
  return { ...turnOf(running), session: { state, pendingInputs: [] } };
}

/** A turn that adds these messages and does nothing else. */
export function turnOf(
  { conversation, session }: Pick<Running, 'conversation' | 'session'>,
  drafts: readonly MessageDraft[] = [],
): Turn {
  return {
    ...{ conversation, session, drafts },
    ...{
      facts: [],
      goals: [],
      misses: [],
      comments: [],
      heard: null,
      effects: [],
      walked: [],
      contact: null,
      changes: [],
    },
  };
}

/** Counts the conversation at its first message, and reopens an expired one. */
function awaken(running: Running, { now, isReturning }: Pick<Arrival, 'now' | 'isReturning'>): Turn {
  const { session, definition } = running;
  const isBack = canReopen(running.conversation, session.state, now);
  const found = isBack ? reopen(running.conversation, session.state, now) : running.conversation;
  const turn = turnOf({ ...running, conversation: { ...found, ...activityAt(found, now) } });
  if (found.countedAt !== null) return turn;
  const counted: Turn = { ...turn, conversation: { ...turn.conversation, countedAt: now } };
  const { isDemo, isCharged } = found;
  const visit = aboutVisit(found, isReturning);
  const payload = { ...aboutConversation(counted.conversation), ...visit, isDemo, ...(isCharged ? {} : { isCharged }) };
  const started = withFact(counted, { name: 'runtime.conversation-started.v1', payload });
  const { awaiting } = session.state;
  const isQuestion = awaiting !== null && awaiting.kind !== 'HUMAN';
  if (!isQuestion) return { ...counted, ...started };
  const asked = questionOf(started, { definition, blockId: awaiting.blockId });
  return { ...counted, ...withFact(started, { name: 'runtime.question-asked.v1', payload: asked }) };
}

interface StepTimes extends Pick<Running, 'definition' | 'transcript'> {
  readonly now: Date;
  /** How long the visitor has waited for this reply; null if there was no message. */
  readonly waitedMs: number | null;
}

function stepOn(turn: Turn, input: StepInput, times: StepTimes): Turn {
  const { definition, now } = times;
  const result = step({ definition, state: turn.session.state, input, context: contextOf(turn, times) });
  return withResult(turn, result, { definition, now, waitedMs: times.waitedMs, isText: input.kind === 'text' });
}

function contextOf(turn: Turn, { definition, transcript, now }: Pick<StepTimes, 'definition' | 'transcript' | 'now'>) {
  const visitor = visitorOn(turn.conversation.channel, definition);
  return { now, visitor, ...(transcript === undefined ? {} : { transcript: withLines(transcript, turn) }) };
}

/** Takes a session of another version over; `isElsewhere` if its block is gone there. */
function moveOn(turn: Turn, running: Running, now: Date): { turn: Turn; isElsewhere: boolean } {
  if (running.isMoving !== true) return { turn, isElsewhere: false };
  const { definition } = running;
  const context = contextOf(turn, { ...running, now });
  const result = moveConversation({ definition, state: turn.session.state, context });
  const moved = withResult(turn, result, { definition, now, waitedMs: null, isText: false });
  return { turn: moved, isElsewhere: result.movedTo !== 'SAME_BLOCK' };
}

function withResult(
  turn: Turn,
  result: StepResult,
  { definition, now, waitedMs, isText }: StepTimes & { readonly isText: boolean },
): Turn {
  const before = turn.session.state;
  const collected = collectedValues(definition, result.state);
  // A text that is put to the knowledge is missed only if that has no answer, which the next step tells.
  const isAsked = result.effects.some(({ kind }) => kind === 'answer' || kind === 'reading');
  const missed = { isDecided: isText && !isAsked, openBlockId: before.returnTo?.blockId ?? null };
  const folded = foldOutputs({ ...turn, drafts: [], heard: null }, result.outputs, {
    definition,
    now,
    collected,
    ...missed,
  });
  const answered = waitedMs === null ? folded : withResponseTime(folded, turn, waitedMs);
  const contact = newContactFacts(definition, before, result.state) ?? turn.contact;
  const changes = [...turn.changes, ...variableChanges(definition, result.outputs)];
  const isNewContact = contact !== null && turn.conversation.contactId === null;
  return {
    ...answered,
    drafts: [...withHeard(turn.drafts, folded.heard), ...folded.drafts],
    session: { ...turn.session, state: result.state },
    effects: [...turn.effects, ...result.effects],
    walked: [...turn.walked, ...walkedIn(result.outputs)],
    contact,
    changes: isNewContact ? withFirstValues(changes, definition, result.state) : changes,
  };
}

/** The transcript with what this turn has added so far. */
function withLines(transcript: string, { drafts, conversation }: Turn): string {
  return [transcript, transcriptLines(drafts, conversation.locale)].filter((part) => part !== '').join('\n');
}

/** What was heard belongs to the visitor's message, unless that was stored in an earlier turn. */
function withHeard(drafts: readonly MessageDraft[], heard: Heard | null): readonly MessageDraft[] {
  if (heard === null) return drafts;
  return drafts.map((draft) => (draft.author === 'VISITOR' ? { ...draft, heard } : draft));
}

/** The first bot message in reply to a visitor ends a response time; its sequence follows from the messages before it. */
function withResponseTime(said: Outcome, turn: Turn, responseMs: number): Outcome {
  const isAnswered = said.drafts.some((draft) => draft.author === 'BOT');
  if (!isAnswered) return said;
  const sequence = turn.conversation.lastSequence + turn.drafts.length + 1;
  const payload = { ...aboutConversation(said.conversation), sequence, responseMs };
  return withFact(said, { name: 'runtime.turn-taken.v1', payload });
}

function waited(acceptedAt: Date | null, now: Date): number | null {
  return acceptedAt === null ? null : Math.max(0, now.getTime() - acceptedAt.getTime());
}
