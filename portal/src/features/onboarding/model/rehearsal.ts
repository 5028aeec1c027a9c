import {
  startState,
  step,
  type BotDefinition,
  type Locale,
  type SessionState,
  type StepInput,
  type StepResult,
} from '@tertulia/flow-engine';
import type { ChatChoice, ChatLine } from '../../../ui/index.js';

/** A talk with a bot that does not exist yet, run by the same engine that will run it. */
export type Rehearsal = { definition: BotDefinition; state: SessionState; lines: readonly ChatLine[]; isOver: boolean };

/** Most effects answered in one turn, so that a bot that asks for ever stops. */
const maxEffects = 5;

/** The bot under the business's name, with its first words said. `now` decides what it says about opening hours. */
export function beginRehearsal(
  template: BotDefinition,
  options: { name: string; locale: Locale; now: Date },
): Rehearsal {
  const name = options.name.trim();
  const definition = name === '' ? template : { ...template, profile: { ...template.profile, name } };
  const state = startState(definition, { locale: options.locale, seed: 1 });
  return run({ definition, state, lines: [], isOver: false }, { kind: 'start' }, options.now);
}

/** What can be chosen now. */
export function choicesOf({ state, isOver }: Rehearsal): ChatChoice[] {
  if (isOver) return [];
  return state.awaiting?.choices.map(({ id, label }) => ({ id, label })) ?? [];
}

/** The visitor presses a choice. */
export function choose(rehearsal: Rehearsal, id: string, now: Date): Rehearsal {
  const chosen = choicesOf(rehearsal).find((choice) => choice.id === id);
  if (chosen === undefined) return rehearsal;
  return run(withLine(rehearsal, chosen.label), { kind: 'choice', ids: [id] }, now);
}

/** The visitor writes. */
export function say(rehearsal: Rehearsal, text: string, now: Date): Rehearsal {
  if (rehearsal.isOver) return rehearsal;
  const rating = Number(text);
  const isRating = rehearsal.state.awaiting?.kind === 'RATING' && Number.isInteger(rating);
  return run(withLine(rehearsal, text), isRating ? { kind: 'rating', value: rating } : { kind: 'text', text }, now);
}

function withLine(rehearsal: Rehearsal, text: string): Rehearsal {
  return { ...rehearsal, lines: [...rehearsal.lines, { text, isOwn: true }] };
}

/** Free questions find no answer here: only the real bot reads its knowledge. */
function run(rehearsal: Rehearsal, first: StepInput, now: Date): Rehearsal {
  let { state } = rehearsal;
  const lines = [...rehearsal.lines];
  let input: StepInput | null = first;
  for (let round = 0; input !== null && round <= maxEffects; round += 1) {
    const result: StepResult = step({ definition: rehearsal.definition, state, input, context: { now } });
    state = result.state;
    for (const output of result.outputs)
      if (output.kind === 'message' && output.text !== '') lines.push({ text: output.text, isOwn: false });
    const effect = result.effects[0];
    input = effect === undefined ? null : { kind: 'effectResult', effectId: effect.id, result: { kind: 'unknown' } };
  }
  return { ...rehearsal, state, lines, isOver: state.endReason !== null || state.isHandedOff };
}
