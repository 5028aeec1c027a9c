import type { BotDefinition, Prompt, SessionState } from '../model.js';
import { renderPlain } from '../text/template.js';
import { OverBudget } from './budget.js';
import { Turn } from './turn.js';

/** What a prompt says to a language model. */
export interface Instructions {
  /** The owner's words. A value that a visitor may have written is not in them: its name in square brackets stands there. */
  readonly text: string;
  /** Those values, by the names that stand for them. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

const parts = ['role', 'tone', 'limits', 'knowledge'] as const satisfies readonly (keyof Prompt)[];
const longestValue = 500;
const mostValues = 40;
const none: Instructions = { text: '', values: [] };

/**
 * The instructions of a prompt of the bot; empty without one, and where its templates exceed the budget of a step. What visitors write
 * stays apart from what the owner wrote, so that no visitor gives instructions.
 */
export function promptInstructions(
  definition: BotDefinition,
  state: SessionState,
  { promptId, now }: { readonly promptId: string | null; readonly now: Date },
): Instructions {
  const prompt = definition.prompts.find(({ id }) => id === promptId);
  if (prompt === undefined) return none;
  const turn = new Turn(definition, state, { now });
  try {
    return instructionsOf(prompt, turn);
  } catch (error) {
    if (error instanceof OverBudget) return none;
    throw error;
  }
}

function instructionsOf(prompt: Prompt, turn: Turn): Instructions {
  const values = new Map<string, string>();
  const texts = parts.map((part) => {
    const { pieces } = turn.compile(prompt[part]);
    return pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      const name = piece.kind === 'path' ? piece.path.join('.') : piece.source.replaceAll(/\s+/gu, ' ').slice(0, 80);
      const shown = renderPlain({ source: '', pieces: [piece], content: null }, turn);
      if (isOfBusiness(name)) return shown;
      if (values.size < mostValues) values.set(name, shown.slice(0, longestValue));
      return `[${name}]`;
    });
  });
  const text = texts
    .map((pieces) => pieces.join('').trim())
    .filter((one) => one !== '')
    .join('\n\n');
  return { text, values: [...values].map(([name, value]) => ({ name, value })) };
}

/** Only a plain path: an expression may read several values. */
function isOfBusiness(name: string): boolean {
  return /^business\.[\w.]+$/.test(name);
}
