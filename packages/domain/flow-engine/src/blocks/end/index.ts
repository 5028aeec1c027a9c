import { z } from 'zod';
import { flowText } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Ends the conversation, with an optional last message. */
export const end: BlockDefinition<'end'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Fin', en: 'End' },
  options: z.object({ message: flowText }),
  defaults: () => ({ message: {} }),
  falls: () => false,
  texts: (block) => [{ field: 'message', text: block.options.message, isExpected: false }],
  summary: (block, locale) => pickText(block.options.message, locale, locale) || end.name[locale],
  run: (block, turn) => {
    turn.say(block.id, block.options.message);
    return { kind: 'end' };
  },
};
