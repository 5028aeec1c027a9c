import { z } from 'zod';
import { flowText, name } from '../../definition/parts.js';
import { sourceKey } from '../../engine/compiled.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';

/**
 * Hands the conversation to a person, in a queue. Outside opening hours it takes the port `closed` instead, if that has an edge. A visitor
 * who goes back to the bot takes the port `returned`.
 */
export const handOff: BlockDefinition<'handOff'> = {
  ...plainParts,
  family: 'HUMAN',
  waits: true,
  name: { es: 'Pasar a una persona', en: 'Hand off to a person' },
  options: z.object({ reason: flowText, message: flowText, queue: name.optional() }),
  defaults: (locale) => ({
    reason: inLanguage(locale, { es: 'Pidió hablar con una persona', en: 'Asked for a person' }),
    message: inLanguage(locale, {
      es: 'Te comunico con una persona del equipo.',
      en: 'I am connecting you with a member of the team.',
    }),
  }),
  ports: () => ['closed', 'returned'],
  texts: (block) => [
    { field: 'reason', text: block.options.reason, isExpected: false },
    { field: 'message', text: block.options.message, isExpected: true },
  ],
  summary: (block, locale) => pickText(block.options.message, locale, locale) || handOff.name[locale],
  run: (block, turn) => {
    const hasClosedPath = turn.flow?.edges.has(sourceKey({ kind: 'port', id: block.id, port: 'closed' })) === true;
    if (hasClosedPath && !turn.isOpen) return { kind: 'port', port: 'closed' };
    turn.say(block.id, block.options.message);
    turn.handOff(block.id, turn.text(block.options.reason), block.options.queue?.trim() || null);
    return { kind: 'wait' };
  },
};
