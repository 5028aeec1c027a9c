import { blockName, defaultOptions, type Block, type BlockKind, type Locale } from '@tertulia/flow-engine';
import type { NewId } from './document.js';

interface Blueprint {
  /** The language of what is not translated, such as names of intents. */
  readonly locale: Locale;
  /** The languages of the bot. */
  readonly locales: readonly Locale[];
  readonly newId: NewId;
}

/** A new block with the default options of its kind, and its texts in every language of the bot. */
export function newBlock(kind: BlockKind, { locale, locales, newId }: Blueprint): Block {
  const others = locales.filter((each) => each !== locale).map((each) => defaultOptions(kind, each));
  const options = others.reduce<unknown>(completed, defaultOptions(kind, locale));
  // Kind and options come from the same line of the registry, which the type system cannot see.
  return { id: newId(), kind, options } as Block;
}

/** The first, and what only the second has: defaults in two languages differ in the languages that their texts have. */
function completed(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second))
    return first.map((each: unknown, at) => completed(each, second[at]));
  if (!isRecord(first) || !isRecord(second)) return first;
  const shared = Object.entries(first).map(([key, value]) => [key, completed(value, second[key])] as const);
  return { ...second, ...Object.fromEntries(shared) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The title of a group that starts with a block of this kind. */
export function groupTitle(kind: BlockKind, locale: Locale): string {
  return blockName(kind, locale);
}
