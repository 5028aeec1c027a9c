import { z } from 'zod';
import { plainParts, type BlockDefinition } from '../definition.js';

/** The longest text of a kept block. */
const rawMax = 20_000;

/**
 * A block of another program that has no counterpart here, kept as it was. It does nothing, and the bot is not published before it
 * is replaced or left out on purpose. No editor offers it.
 */
export const placeholder: BlockDefinition<'placeholder'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Bloque por reemplazar', en: 'Block to replace' },
  options: z.object({
    source: z.enum(['typebot']),
    type: z.string().max(80),
    raw: z.string().max(rawMax),
    isOff: z.boolean(),
  }),
  defaults: () => ({ source: 'typebot', type: '', raw: '', isOff: false }),
  inspect: ({ options: { isOff, type } }) =>
    isOff
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'type',
            message: {
              es: `El bloque «${type}» vino de otro programa y no hay uno igual.`,
              en: `The block “${type}” came from another program, and there is none like it.`,
            },
            fix: {
              es: 'Reemplázalo por otros bloques, o apágalo para que la conversación lo pase por alto.',
              en: 'Replace it with other blocks, or switch it off so that the conversation passes over it.',
            },
          },
        ],
  summary: ({ options: { type } }, locale) => type || placeholder.name[locale],
  run: () => ({ kind: 'next' }),
};
