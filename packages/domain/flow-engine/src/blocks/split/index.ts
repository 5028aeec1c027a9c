import { z } from 'zod';
import { id, name } from '../../definition/parts.js';
import { draw, hashOf } from '../../engine/chance.js';
import type { BlockOf, SplitPart } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';

const part = z.object({ id, name, percent: z.number().int().min(0).max(100) });

/**
 * Sends conversations along different paths, by percent. A conversation that comes back takes the same path, also in a later version with
 * the same percents: what decides is a number that the conversation keeps.
 */
export const split: BlockDefinition<'split'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Dividir al azar', en: 'Split at random' },
  options: z.object({ parts: z.array(part).max(10) }),
  defaults: () => ({
    parts: [
      { id: 'part-a', name: 'A', percent: 50 },
      { id: 'part-b', name: 'B', percent: 50 },
    ],
  }),
  ports: ({ options }) => options.parts.map((one) => one.id),
  branches: ({ options }) => options.parts.map((one) => one.id),
  items: ({ options }) =>
    options.parts.map((one, at) => {
      const label = words(one);
      return { port: one.id, field: `parts.${at}`, label: { es: label, en: label }, detail: {} };
    }),
  inspect: findings,
  summary: ({ options }, locale) => options.parts.map(words).join(' · ') || split.name[locale],
  run: (block, turn) => {
    turn.state.splitSeed ??= turn.state.seed;
    const chosen = partOf(block, percentile(block.id, turn.state.splitSeed));
    return chosen === undefined ? { kind: 'next' } : { kind: 'port', port: chosen.id };
  },
};

function words({ name: called, percent }: SplitPart): string {
  return `${called} ${percent}\u00A0%`.trim();
}

/** A number from 0 to below 100 that a conversation keeps for a block. Two blocks are independent of each other. */
function percentile(blockId: string, seed: number): number {
  // The hash alone differs too little between ids that differ in one letter.
  return 100 * draw(hashOf(`${seed}:${blockId}`)).value;
}

/** The part that a number falls into; the last one where the parts are less than 100 percent. */
function partOf({ options: { parts } }: BlockOf<'split'>, at: number): SplitPart | undefined {
  let below = 0;
  for (const one of parts) {
    below += one.percent;
    if (at < below) return one;
  }
  return parts.at(-1);
}

function findings({ options: { parts } }: BlockOf<'split'>): Finding[] {
  const sum = parts.reduce((total, { percent }) => total + percent, 0);
  const isRepeated = new Set(parts.map((one) => one.id)).size < parts.length;
  return [...(sum === 100 ? [] : [wrongSum(sum)]), ...(isRepeated ? [repeated] : [])];
}

function wrongSum(sum: number): Finding {
  return {
    code: 'MISSING_OPTION',
    field: 'parts',
    message: { es: `Los porcentajes suman ${sum}, no 100.`, en: `The percentages add up to ${sum}, not to 100.` },
    fix: { es: 'Corrige los porcentajes.', en: 'Correct the percentages.' },
  };
}

const repeated: Finding = {
  code: 'MISSING_OPTION',
  field: 'parts',
  message: { es: 'Dos partes tienen el mismo identificador.', en: 'Two parts have the same identifier.' },
  fix: { es: 'Borra una y agrégala de nuevo.', en: 'Delete one and add it again.' },
};
