import {
  startState,
  step,
  type BotDefinition,
  type SessionState,
  type StepInput,
  type StepOutput,
} from '@tertulia/flow-engine';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import type { BusinessFacts } from '../src/domain/template.js';

/** Wednesday 2026-03-04, 13:30 in Mexico City: every business is open. */
export const openHour = new Date('2026-03-04T19:30:00Z');
/** Tuesday 2026-03-03, 04:00 in Mexico City: every business is closed. */
export const closedHour = new Date('2026-03-03T10:00:00Z');

export function facts(locale: 'es' | 'en', over: Partial<BusinessFacts> = {}): BusinessFacts {
  return {
    locale,
    name: 'La Palma',
    country: 'MX',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    phone: '+52 33 1234 5678',
    address: 'Av. Juárez 10, Guadalajara',
    ...over,
  };
}

export interface Visit {
  readonly outputs: StepOutput[];
  readonly said: string;
  readonly state: SessionState;
}

/** A visitor who sends these answers to the real engine, with questions answered from the bot's own knowledge. */
export function visit(definition: BotDefinition, answers: readonly string[], now: Date = openHour): Visit {
  const outputs: StepOutput[] = [];
  let state = startState(definition, { locale: definition.locale, seed: 7 });
  const take = (input: StepInput): void => {
    const result = step({ definition, state, input, context: { now } });
    state = result.state;
    outputs.push(...result.outputs);
    for (const effect of result.effects) {
      if (effect.kind !== 'answer') throw new Error(`a template has work done outside: ${effect.blockId}`);
      const { locale, question, spokenOf } = effect;
      const found = answerFromKnowledge({ question, definition, locale, now, spokenOf });
      take({
        kind: 'effectResult',
        effectId: effect.id,
        result: found.kind === 'unknown' ? { kind: 'unknown' } : found,
      });
    }
  };
  take({ kind: 'start' });
  for (const text of answers)
    take(state.awaiting?.kind === 'RATING' ? { kind: 'rating', value: Number(text) } : { kind: 'text', text });
  const said = outputs.flatMap((output) => (output.kind === 'message' ? [output.text] : [])).join('\n');
  return { outputs, said, state };
}
