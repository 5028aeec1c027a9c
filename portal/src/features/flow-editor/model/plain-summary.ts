import { summaryOf, type Block, type Locale } from '@tertulia/flow-engine';

/** The engine's one-line summary of a block, without Markdown. */
export function plainSummary(block: Block, locale: Locale): string {
  return summaryOf(block, locale).replaceAll(/\*\*|__|`/gu, '');
}
