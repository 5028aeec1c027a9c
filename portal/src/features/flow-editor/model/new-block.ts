import { blockName, defaultOptions, type Block, type BlockKind, type Locale } from '@tertulia/flow-engine';
import type { NewId } from './document.js';

/** A new block with the default options of its kind, and its texts in the bot's language. */
export function newBlock(kind: BlockKind, options: { locale: Locale; newId: NewId }): Block {
  // Kind and options come from the same line of the registry, which the type system cannot see.
  return { id: options.newId(), kind, options: defaultOptions(kind, options.locale) } as Block;
}

/** The title of a group that starts with a block of this kind. */
export function groupTitle(kind: BlockKind, locale: Locale): string {
  return blockName(kind, locale);
}
