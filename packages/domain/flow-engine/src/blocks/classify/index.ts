import { Examples, type Likeliest } from '@tertulia/intents';
import { z } from 'zod';
import { id, name, text, variableReference } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, ClassifiedIntent, Locale } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding, type Outcome } from '../definition.js';
import { askModel, openText, readByModel, textToRead } from '../model-reading.js';

type ClassifyBlock = BlockOf<'classify'>;

/** Characters of all examples of a block: reading them has to fit into a step. */
const mostCharacters = 8_000;
/** Units of work for each of them, and for a text that is compared with them; measured. */
const characterCost = 12;
const comparingCost = 5_000;

const intent: z.ZodType<ClassifiedIntent> = z.object({
  ...{ id, name },
  description: z.string().max(300),
  examples: z.array(z.string().max(200)).max(30),
});

/**
 * Takes the exit of the intent that a text has, or `none`. The bot's model chooses among the intents; where there is none, or it fails,
 * the examples decide by likeness.
 */
export const classify: BlockDefinition<'classify'> = {
  ...plainParts,
  family: 'AI',
  name: { es: 'Clasificar', en: 'Classify' },
  options: z.object({
    text,
    intents: z
      .array(intent)
      .max(20)
      .refine((all) => charactersOf(all) <= mostCharacters, `At most ${mostCharacters} characters of examples`),
    variable: variableReference.nullable(),
  }),
  defaults: (locale) => ({ text: '', intents: defaultIntents[locale], variable: null }),
  ports: ({ options }) => [...options.intents.map((one) => one.id), 'none'],
  branches: ({ options }) => [...options.intents.map((one) => one.id), 'none'],
  items: ({ options }) =>
    options.intents.map((one, at) => {
      return { port: one.id, field: `intents.${at}`, label: { es: one.name, en: one.name }, detail: {} };
    }),
  templates: ({ options }) => [{ field: 'text', source: options.text }],
  variables: ({ options }) =>
    options.variable === null ? [] : [{ field: 'variable', path: options.variable, isWritten: true }],
  inspect: findings,
  summary: ({ options }, locale) =>
    options.intents
      .map((one) => one.name)
      .filter(Boolean)
      .join(' · ') || classify.name[locale],
  run: (block, turn) => {
    const given = textToRead(block.options.text, turn);
    const isClear = given === '' || block.options.intents.length === 0;
    return (isClear ? null : askModel(block.id, given, turn)) ?? byExamples(block, given, turn);
  },
  goOn: (block, result, turn) => {
    const given = openText(turn);
    const at = chosenIn(block, readByModel(block.id, result, turn));
    if (at === null) return byExamples(block, given, turn);
    return choose(block, { turn, given, chosen: at === 0 ? null : { at: at - 1, score: 1 } });
  },
};

/** The number of an intent as the model says it, 0 for none; null for anything else. */
function chosenIn({ options }: ClassifyBlock, values: readonly string[] | null): number | null {
  const said = values?.[0] ?? '';
  const number = /^\d{1,2}$/.test(said) ? Number(said) : null;
  return number !== null && number <= options.intents.length ? number : null;
}

function byExamples(block: ClassifyBlock, given: string, turn: Turn): Outcome {
  const { intents } = block.options;
  turn.spend(charactersOf(intents) * characterCost + comparingCost);
  const chosen = given === '' ? null : examplesOf(block.options, turn.locale).likeliest(given);
  return choose(block, { turn, given, chosen });
}

interface Choice {
  readonly turn: Turn;
  readonly given: string;
  readonly chosen: Likeliest | null;
}

function choose(block: ClassifyBlock, { turn, given, chosen }: Choice): Outcome {
  const { intents, variable } = block.options;
  const found = chosen === null ? undefined : intents[chosen.at];
  if (variable !== null) turn.setVariable(block.id, variable, found?.name ?? null);
  if (found === undefined || chosen === null) {
    if (given !== '') turn.outputs.push({ kind: 'unanswered', blockId: block.id, question: given });
    return { kind: 'port', port: 'none' };
  }
  const { score } = chosen;
  turn.outputs.push({ kind: 'paraphrased', blockId: block.id, text: given.slice(0, 1_000), label: found.name, score });
  return { kind: 'port', port: found.id };
}

// Options are never changed, so what was read of them stays right.
const read = new WeakMap<object, Map<Locale, Examples>>();

function examplesOf(options: ClassifyBlock['options'], locale: Locale): Examples {
  const known = read.get(options) ?? new Map<Locale, Examples>();
  read.set(options, known);
  const found = known.get(locale) ?? new Examples(options.intents.map(sentencesOf), locale);
  known.set(locale, found);
  return found;
}

function sentencesOf({ name: called, examples }: ClassifiedIntent): string[] {
  return [called, ...examples].filter((one) => one.trim() !== '');
}

function charactersOf(intents: readonly ClassifiedIntent[]): number {
  return intents.flatMap(sentencesOf).reduce((sum, one) => sum + one.length, 0);
}

function findings({ options: { intents } }: ClassifyBlock): Finding[] {
  if (intents.length === 0) return [without('intents', noIntents)];
  const unnamed = intents.flatMap((one, at) => (one.name.trim() === '' ? [without(`intents.${at}.name`, noName)] : []));
  const ids = new Set(intents.map((one) => one.id));
  const isRepeated = ids.size < intents.length || ids.has('none');
  return [...unnamed, ...(isRepeated ? [without('intents', repeated)] : [])];
}

function without(field: string, words: Pick<Finding, 'message' | 'fix'>): Finding {
  return { code: 'MISSING_OPTION', field, ...words };
}

const noIntents = {
  message: { es: 'Falta al menos una intención.', en: 'At least one intent is missing.' },
  fix: { es: 'Agrega lo que los visitantes pueden querer.', en: 'Add what visitors may want.' },
};
const noName = {
  message: { es: 'La intención no tiene nombre.', en: 'The intent has no name.' },
  fix: { es: 'Escribe un nombre, como «Garantía».', en: 'Write a name, such as “Warranty”.' },
};
const repeated = {
  message: { es: 'Dos intenciones tienen el mismo identificador.', en: 'Two intents have the same identifier.' },
  fix: { es: 'Borra una y agrégala de nuevo.', en: 'Delete one and add it again.' },
};

const defaultIntents: Record<Locale, ClassifiedIntent[]> = {
  es: [
    { id: 'intent-1', name: 'Agendar', description: '', examples: ['Quiero una cita', '¿Tienen lugar mañana?'] },
    { id: 'intent-2', name: 'Precios', description: '', examples: ['¿Cuánto cuesta?', 'Lista de precios'] },
    { id: 'intent-3', name: 'Garantía', description: '', examples: ['Se descompuso', 'Quiero usar la garantía'] },
  ],
  en: [
    { id: 'intent-1', name: 'Book', description: '', examples: ['I want an appointment', 'Is there room tomorrow?'] },
    { id: 'intent-2', name: 'Prices', description: '', examples: ['How much is it?', 'Price list'] },
    { id: 'intent-3', name: 'Warranty', description: '', examples: ['It broke', 'I want to use the warranty'] },
  ],
};
