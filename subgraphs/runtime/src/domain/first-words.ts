import type { Awaiting, BotDefinition } from '@tertulia/flow-engine';
import { isCourtesy } from '@tertulia/intents';
import { indexOf } from './definition-index.js';

const longestFirstWords = 140;
/** The text that stands for a conversation in lists: the visitor's first text that is more than a greeting; until then, the greeting. */
export function firstWordsWith(known: string | null, said: string): string | null {
  if (known !== null && !isCourtesy(known)) return known;
  const words = [...said.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()].slice(0, longestFirstWords).join('');
  if (words === '' || (known !== null && isCourtesy(words))) return known;
  return words;
}

/** True if an answer says who the visitor is, not what the visitor wants. */
export function asksForPerson(definition: BotDefinition, awaiting: Pick<Awaiting, 'blockId'> | null): boolean {
  const { blocks, personalVariables } = indexOf(definition);
  const block = blocks.get(awaiting?.blockId ?? '')?.block;
  if (block === undefined || !('variable' in block.options)) return false;
  const { variable } = block.options;
  return variable !== null && personalVariables.has(variable);
}
