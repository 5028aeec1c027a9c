import { z } from 'zod';
import { flowText } from '../../definition/parts.js';
import { isEmptyText, pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';

/** Sends a text; when there are several variations, a random one. */
export const text: BlockDefinition<'text'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Mensaje', en: 'Message' },
  options: z.object({ variations: z.array(flowText).max(20) }),
  defaults: (locale) => ({ variations: [inLanguage(locale, { es: '¡Hola!', en: 'Hello!' })] }),
  texts: (block) =>
    block.options.variations.map((variation, at) => ({
      field: `variations.${at}`,
      text: variation,
      isExpected: true,
    })),
  inspect: (block) =>
    block.options.variations.length > 0
      ? []
      : [
          {
            code: 'EMPTY_TEXT',
            field: 'variations',
            message: { es: 'El mensaje no tiene texto.', en: 'The message has no text.' },
            fix: { es: 'Escribe qué debe decir el bot.', en: 'Write what the bot should say.' },
          },
        ],
  summary: (block, locale) => pickText(block.options.variations[0] ?? {}, locale, locale) || text.name[locale],
  run: (block, turn) => {
    const variations = block.options.variations.filter((variation) => !isEmptyText(variation));
    const at = variations.length > 1 ? Math.floor(turn.chance() * variations.length) : 0;
    const chosen = variations[at];
    if (chosen) turn.say(block.id, chosen);
    return { kind: 'next' };
  },
};
