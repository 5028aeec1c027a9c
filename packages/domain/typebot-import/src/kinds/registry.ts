import { linkOf } from './links.js';
import { type Context, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { blockTypes, bubbleTypes, inputTypes, modelTypes, requestTypes, trackingTypes } from '../types.js';
import { bubbleOf } from './bubbles.js';
import { cardsOf, choiceOf, splitOf } from './choices.js';
import { filesOf } from './files.js';
import { inputOf } from './inputs.js';
import { conditionOf, jumpOf, redirectOf, waitOf, type Paths } from './logic.js';
import { emailOf, listenerOf, modelOf, requestOf, sheetOf } from './outside.js';
import { placeholderOf } from './placeholder.js';
import { setVariableOf } from './values.js';

type Mapping = (block: SourceBlock, context: Context, paths: Paths) => Mapped;

const byType: Readonly<Record<string, Mapping>> = {
  'choice input': choiceOf,
  'picture choice input': choiceOf,
  cards: cardsOf,
  'file input': filesOf,
  'Set variable': setVariableOf,
  Condition: conditionOf,
  'AB test': splitOf,
  Redirect: redirectOf,
  Wait: waitOf,
  Jump: jumpOf,
  Return: (block, _context, { returns }) => returns.of(block),
  'Typebot link': linkOf,
  webhook: listenerOf,
  Email: emailOf,
  'Google Sheets': sheetOf,
};

/** What a block becomes, by its type to the letter: `webhook` and `Webhook` are different blocks. */
export function mappedBlock(block: SourceBlock, context: Context, paths: Paths): Mapped {
  const { type } = block;
  const own = Object.hasOwn(byType, type) ? byType[type] : undefined;
  if (own !== undefined) return own(block, context, paths);
  if (bubbleTypes.has(type)) return bubbleOf(block, context);
  if (inputTypes.has(type)) return inputOf(block, context);
  if (requestTypes.has(type)) return requestOf(block, context);
  if (modelTypes.has(type)) return modelOf(block, context);
  if (trackingTypes.has(type)) return placeholderOf(block, context, 'SWITCHED_OFF');
  return placeholderOf(block, context, blockTypes.has(type) ? 'NO_SUCH_KIND' : 'UNKNOWN_TYPE');
}
