import type {
  Awaiting,
  BotDefinition,
  EdgeSource,
  EffectResult,
  Locale,
  SessionState,
  StepContext,
  StepInput,
  StepResult,
  VariableValue,
} from '../model.js';
import { definitionOf } from '../blocks/registry.js';
import { isUnsafeName } from '../definition/names.js';
import { goOff, isWaiting, settleAlarm } from './alarms.js';
import { OverBudget, type BudgetCode } from './budget.js';
import { sourceKey, type Place, placeAnywhere } from './compiled.js';
import { leaveFor } from './frames.js';
import { takeNamedServices } from './named-services.js';
import { receiveAnswer } from './receive.js';
import { receiveClarified } from './receive-clarified.js';
import { takeOffer } from './person.js';
import { receiveWhileWaiting, runCommand, runReplyEvent, takeHeldReply } from './reply-events.js';
import { Turn } from './turn.js';
import { answerUrgency, urgencyIn } from './urgent.js';
import { askAgain, enterAt, follow, placeAt, walkFrom, goBackTo } from './walk.js';

/** Characters of a visitor's text that the engine reads. */
const maxInputLength = 10_000;

/** Initial values of a new conversation. */
export interface StartOptions {
  locale: Locale;
  /** Any whole number; the same seed produces the same random choices. */
  seed: number;
  /** Values known before the start (contact, campaign); unsafe names are dropped. */
  variables?: Record<string, VariableValue> | undefined;
}

/** Input of one step; do not mutate `definition` between steps that share the object. */
export interface StepRequest {
  definition: BotDefinition;
  state: SessionState;
  input: StepInput;
  context: StepContext;
}

/** The state of a conversation before it starts; its first input must be `start`. */
export function startState(definition: BotDefinition, options: StartOptions): SessionState {
  const variables: Record<string, VariableValue> = {};
  for (const variable of definition.variables) {
    if (!isUnsafeName(variable.name)) variables[variable.name] = variable.defaultValue;
  }
  for (const [name, value] of Object.entries(options.variables ?? {})) {
    if (!isUnsafeName(name)) variables[name] = value;
  }
  return {
    schemaVersion: 1,
    locale: definition.locales.includes(options.locale) ? options.locale : definition.locale,
    flowId: definition.flows[0]?.id ?? '',
    position: null,
    awaiting: null,
    openEffect: null,
    variables,
    retryCount: 0,
    hasAnswered: false,
    isHandedOff: false,
    lastMessage: '',
    seed: options.seed >>> 0,
    endReason: null,
    returnTo: null,
    hasReachedGoal: false,
  };
}

/**
 * One step of a conversation. Pure: the given state is not changed. Inputs that do not match the state (after the end,
 * an old button, the result of another effect) have no effect except a `fault` output.
 * Fault codes: ENDED, NOT_STARTED, ALREADY_STARTED, EFFECT_OPEN, STALE_EFFECT, UNEXPECTED_INPUT, LOST_POSITION,
 * STALE_ALARM, MISSING_TARGET, BAD_WAIT, BAD_AMOUNT, BAD_EXPRESSION, VALUE_TOO_LARGE, EFFECT_BUDGET, EFFECT_TIMEOUT, BAD_URL, BAD_BODY, BAD_ADDRESS, NO_CONNECTION, those of
 * failed effects, and BLOCK_BUDGET, MESSAGE_BUDGET, WORK_BUDGET, TEXT_BUDGET
 * when the step exceeds its budget: it is aborted with a polite message.
 */
export function step({ definition, state, input, context }: StepRequest): StepResult {
  const turn = new Turn(definition, state, context);
  const refusal = refusalOf({ definition, state, input, context });
  if (refusal !== null) turn.fault(state.position?.blockId ?? null, refusal);
  else {
    try {
      take(turn, input);
      const held = takeHeldReply(turn);
      if (held !== null) walkOn(turn, receiveAnswer(turn, held.place, held.answer));
      settleAlarm(turn);
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
      return aborted({ definition, state, input, context }, turn, error);
    }
  }
  return resultOf(turn);
}

/** The work of a walk from a block with initial variable values and, if it exceeds the budget, the exceeded limit and the block. */
export function tryOut(
  definition: BotDefinition,
  fromBlockId: string,
): { work: number; over: BudgetCode | null; blockId: string | null } {
  const state = startState(definition, { locale: definition.locale, seed: 1 });
  const turn = new Turn(definition, state, { now: new Date(0), fromBlockId });
  let over: BudgetCode | null = null;
  try {
    start(turn);
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    over = error.code;
  }
  return { work: turn.workDone, over, blockId: turn.state.position?.blockId ?? null };
}

function resultOf({ state, outputs, effects }: Turn): StepResult {
  return { state, outputs, effects };
}

/**
 * The result of a step that exceeds its budget: only an apology. The question stays open and the answers given before it are
 * kept; without an open question the conversation ends.
 */
function aborted({ definition, state, input, context }: StepRequest, spent: Turn, { code }: OverBudget): StepResult {
  const turn = new Turn(definition, state, context);
  const blockId = spent.state.position?.blockId ?? null;
  turn.apologise(blockId, code);
  const isAnswer = ['text', 'choice', 'rating', 'form', 'files'].includes(input.kind);
  if (!isAnswer) turn.end(blockId, 'ERROR');
  return resultOf(turn);
}

function refusalOf({ definition, state, input }: StepRequest): string | null {
  if (state.endReason !== null) return 'ENDED';
  if (input.kind === 'start') return state.position === null ? null : 'ALREADY_STARTED';
  if (state.position === null) return 'NOT_STARTED';
  if (input.kind === 'due' && state.alarm === undefined) return 'STALE_ALARM';
  if (input.kind === 'effectResult') return state.openEffect?.id === input.effectId ? null : 'STALE_EFFECT';
  if (input.kind === 'resume' || state.isHandedOff) return null;
  if (state.openEffect === null) return null;
  const isUrgent = input.kind === 'text' && urgencyIn(definition, input.text) !== null;
  return isUrgent ? null : 'EFFECT_OPEN';
}

function take(turn: Turn, input: StepInput): void {
  switch (input.kind) {
    case 'start':
      return start(turn);
    case 'effectResult':
      return goOn(turn, input.result);
    case 'due':
      return walkOn(turn, goOff(turn));
    case 'resume':
      return input.isByVisitor === true ? walkOn(turn, comeBack(turn)) : resume(turn);
    case 'text':
    case 'choice':
    case 'rating':
    case 'form':
    case 'files':
      return receive(turn, input);
  }
}

function start(turn: Turn): void {
  const { fromBlockId } = turn.context;
  if (fromBlockId === undefined) return walkFrom(turn, enterAt(turn, 'start'));
  const place = placeAnywhere(turn.compiled, fromBlockId);
  if (place) walkFrom(turn, place);
  else lose(turn);
}

function goOn(turn: Turn, result: EffectResult): void {
  const place = placeAt(turn, turn.state.position);
  const block = place?.block;
  // A member has taken over: the bot's answer is dropped and the block counts as done.
  if (turn.state.isHandedOff) {
    turn.state.openEffect = null;
    return;
  }
  const chosen = takeNamedServices(turn, result);
  if (chosen !== null) return walkOn(turn, chosen);
  const outcome = block && definitionOf(block.kind).goOn?.(block, result, turn);
  if (!place || !outcome) return lose(turn);
  walkOn(turn, follow(turn, place, outcome));
}

function resume(turn: Turn): void {
  const place = placeAt(turn, turn.state.position);
  const { awaiting, openEffect } = turn.state;
  turn.state.isHandedOff = false;
  turn.restartCounts();
  if (!place) return lose(turn);
  if (openEffect) {
    turn.effects.push(openEffect);
    return;
  }
  turn.state.lastSaid = undefined;
  if (isWaiting(turn.state)) return;
  if (isQuestion(place) || (awaiting !== null && awaiting.kind !== 'HUMAN')) return askAgain(turn, place);
  turn.state.awaiting = null;
  walkOn(turn, follow(turn, place, { kind: 'next' }));
}

/** The visitor goes back to the bot: by the way that the hand-off has for that, else to what follows it, else to the last answered question. */
function comeBack(turn: Turn): Place | undefined {
  const place = placeAt(turn, turn.state.position);
  if (place?.block.kind !== 'handOff') {
    resume(turn);
    return undefined;
  }
  turn.state.isHandedOff = false;
  turn.state.awaiting = null;
  turn.restartCounts();
  const { block, group, index } = place;
  const leads = (source: EdgeSource) => turn.flow?.edges.has(sourceKey(source)) === true;
  if (leads({ kind: 'port', id: block.id, port: 'returned' }))
    return follow(turn, place, { kind: 'port', port: 'returned' });
  if (leads({ kind: 'block', id: block.id }) || group.blocks[index + 1]) return follow(turn, place, { kind: 'next' });
  const last = placeAt(turn, lastAnswered(turn));
  if (last !== undefined) {
    goBackTo(turn, last);
    return undefined;
  }
  const first = enterAt(turn, 'start');
  if (first) leaveFor(turn, first);
  return first;
}

function lastAnswered({ state }: Turn): { blockId: string } | null {
  const blockId = state.answered?.at(-1);
  return blockId === undefined ? null : { blockId };
}

function receive(
  turn: Turn,
  input: Extract<StepInput, { kind: 'text' | 'choice' | 'rating' | 'form' | 'files' }>,
): void {
  if (input.kind === 'text') {
    turn.state.lastMessage = input.text.slice(0, maxInputLength);
    if (answerUrgency(turn, turn.state.lastMessage)) return;
  }
  if (turn.state.isHandedOff) return;
  const place = placeAt(turn, turn.state.position);
  const { awaiting } = turn.state;
  if (!place || (!awaiting && !isWaiting(turn.state))) return lose(turn);
  if (input.kind !== 'text' && !isAskedFor(awaiting, input.kind)) return turn.fault(place.block.id, 'UNEXPECTED_INPUT');
  turn.restartCounts();
  turn.state.reminders = undefined;
  const answer = input.kind === 'text' ? { kind: input.kind, text: turn.state.lastMessage } : input;
  if (runCommand(turn, place, answer)) return;
  if (awaiting === null) return walkOn(turn, receiveWhileWaiting(turn, place, answer));
  if (takeOffer(turn, place, answer)) return;
  if (runReplyEvent(turn, place, answer)) return;
  if (place.block.kind === 'aiResponse') return walkOn(turn, receiveClarified(turn, place, answer));
  walkOn(turn, receiveAnswer(turn, place, answer));
}

const kindOf = { choice: 'CHOICE', rating: 'RATING', form: 'FORM', files: 'FILE' } as const;

/** A question for files has a choice: to go on without one. What a page posts comes as a form. */
function isAskedFor(awaiting: Awaiting | null, kind: keyof typeof kindOf): boolean {
  if (kind === 'form' && awaiting?.event !== undefined) return true;
  return awaiting?.kind === kindOf[kind] || (kind === 'choice' && awaiting?.kind === 'FILE');
}

/** A conversation that was handed over at a question goes on with that question. */
function isQuestion({ block }: Place): boolean {
  return definitionOf(block.kind).read !== undefined;
}

function walkOn(turn: Turn, next: Place | undefined): void {
  if (next) walkFrom(turn, next);
}

function lose(turn: Turn): void {
  turn.fault(turn.state.position?.blockId ?? turn.context.fromBlockId ?? null, 'LOST_POSITION');
  turn.end(null, 'ERROR');
}
