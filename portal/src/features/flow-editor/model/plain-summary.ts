import { summaryOf, type Block, type Locale } from '@tertulia/flow-engine';

/** The engine's one line for a block, without marks of Markdown. */
export function plainSummary(block: Block, locale: Locale): string {
  return summaryOf(block, locale).replaceAll(/\*\*|__|`/gu, '');
}
