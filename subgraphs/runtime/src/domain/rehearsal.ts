import {
  startState,
  step,
  type AnswerEffect,
  type BotDefinition,
  type Locale,
  type StepOutput,
} from '@tertulia/flow-engine';

/** A text as it was written at a block. */
interface WrittenText {
  readonly text: string;
  readonly blockId: string;
  readonly locale: Locale;
}

/** What a definition makes of a text: it understands it or not, or the knowledge decides with its answer to a question. */
export type Rehearsal =
  | { readonly kind: 'UNDERSTOOD' | 'MISSED' }
  | { readonly kind: 'ASKED'; readonly effect: AnswerEffect };

const understood: ReadonlySet<StepOutput['kind']> = new Set([
  'answered',
  'paraphrased',
  'intentHeard',
  'urgencyDetected',
]);

/** Lets the engine read a text at the block where it was written; without that question, the text is asked of the knowledge. */
export function rehearse(definition: BotDefinition, written: WrittenText, now: Date): Rehearsal {
  const { text, blockId, locale } = written;
  const context = { now };
  const begun = step({
    ...{ definition, state: startState(definition, { locale, seed: 1 }) },
    ...{ input: { kind: 'start' }, context: { now, fromBlockId: blockId } },
  });
  if (begun.state.awaiting?.blockId !== blockId) return asked(written);
  const { outputs, effects } = step({ definition, state: begun.state, input: { kind: 'text', text }, context });
  const effect = effects.find((one) => one.kind === 'answer');
  if (effect !== undefined) return { kind: 'ASKED', effect };
  return { kind: outputs.some(({ kind }) => understood.has(kind)) ? 'UNDERSTOOD' : 'MISSED' };
}

function asked({ text, blockId, locale }: WrittenText): Rehearsal {
  return {
    kind: 'ASKED',
    effect: { kind: 'answer', id: 'rehearsal', blockId, promptId: null, question: text, locale },
  };
}
