import {
  isAwaited,
  pretendedResult,
  startState,
  step,
  type BotDefinition,
  type EffectResult,
  type Locale,
  type SessionState,
  type StepInput,
  type StepResult,
} from '@tertulia/flow-engine';
import type { ChatChoice, ChatLine } from '../../../ui/index.js';

/** A conversation with a bot that does not exist yet, run by the same engine as real bots. */
export type Rehearsal = { definition: BotDefinition; state: SessionState; lines: readonly ChatLine[]; isOver: boolean };

/** Answers a question from the bot's knowledge, as the running bot would. */
export type Answerer = (input: {
  question: string;
  definition: BotDefinition;
  locale: Locale;
  now: Date;
}) => Extract<EffectResult, { kind: 'answered' | 'unsure' | 'unknown' }>;

/** The time of the visitor's action, and the function that answers questions. */
export type Moment = { now: Date; answer: Answerer };

/** The maximum number of effects in one turn, so that a bot that asks endlessly stops. */
const maxEffects = 5;

/** Starts a conversation with the bot under the business's name. `now` decides what it says about opening hours. */
export function beginRehearsal(
  template: BotDefinition,
  options: { name: string; locale: Locale; now: Date },
): Rehearsal {
  const name = options.name.trim();
  const definition = name === '' ? template : { ...template, profile: { ...template.profile, name } };
  const state = startState(definition, { locale: options.locale, seed: 1 });
  const moment: Moment = { now: options.now, answer: () => ({ kind: 'unknown' }) };
  return run({ definition, state, lines: [], isOver: false }, { kind: 'start' }, moment);
}

/** The choices offered now. */
export function choicesOf({ state, isOver }: Rehearsal): ChatChoice[] {
  if (isOver) return [];
  return state.awaiting?.choices.map(({ id, label }) => ({ id, label })) ?? [];
}

/** Input: the visitor presses a choice. */
export function choose(rehearsal: Rehearsal, id: string, moment: Moment): Rehearsal {
  const chosen = choicesOf(rehearsal).find((choice) => choice.id === id);
  if (chosen === undefined) return rehearsal;
  return run(withLine(rehearsal, chosen.label), { kind: 'choice', ids: [id] }, moment);
}

/** Input: the visitor writes. */
export function say(rehearsal: Rehearsal, text: string, moment: Moment): Rehearsal {
  if (rehearsal.isOver) return rehearsal;
  const rating = Number(text);
  const isRating = rehearsal.state.awaiting?.kind === 'RATING' && Number.isInteger(rating);
  return run(withLine(rehearsal, text), isRating ? { kind: 'rating', value: rating } : { kind: 'text', text }, moment);
}

function withLine(rehearsal: Rehearsal, text: string): Rehearsal {
  return { ...rehearsal, lines: [...rehearsal.lines, { text, isOwn: true }] };
}

function run(rehearsal: Rehearsal, first: StepInput, { now, answer }: Moment): Rehearsal {
  const { definition } = rehearsal;
  let { state } = rehearsal;
  const lines = [...rehearsal.lines];
  let input = first;
  for (let round = 0; round <= maxEffects; round += 1) {
    const result: StepResult = step({ definition, state, input, context: { now } });
    state = result.state;
    for (const output of result.outputs)
      if (output.kind === 'message' && output.text !== '') lines.push({ text: output.text, isOwn: false });
    const effect = result.effects.find(isAwaited);
    if (effect === undefined) break;
    const taken = effect.kind === 'answer' ? answer({ ...effect, definition, now }) : pretendedResult(effect);
    input = { kind: 'effectResult', effectId: effect.id, result: taken };
  }
  return { ...rehearsal, state, lines, isOver: state.endReason !== null || state.isHandedOff };
}
