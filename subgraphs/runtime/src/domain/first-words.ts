import type { Awaiting, BotDefinition } from '@tertulia/flow-engine';
import { foldedWords } from '@tertulia/words';
import { indexOf } from './definition-index.js';

const longestFirstWords = 140;
/** The maximum length of a greeting, in words. */
const mostGreetingWords = 8;

const greetings = new Set(
  (
    'hola holi buen buena buenas bueno buenos dia dias tarde tardes noche noches saludo saludos que tal como esta estan ' +
    'disculpa disculpe disculpen oye oigan por favor gracias ok okay si no a todos y ' +
    'hello hi hey good morning afternoon evening there please thanks thank you yes'
  ).split(' '),
);

/** The text that stands for a conversation in lists: the visitor's first text that is more than a greeting; until then, the greeting. */
export function firstWordsWith(known: string | null, said: string): string | null {
  if (known !== null && !isGreeting(known)) return known;
  const words = [...said.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()].slice(0, longestFirstWords).join('');
  if (words === '' || (known !== null && isGreeting(words))) return known;
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

function isGreeting(text: string): boolean {
  const words = foldedWords(text);
  return words.length <= mostGreetingWords && words.every((word) => greetings.has(word));
}
