import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import type { Table } from '@tertulia/table-files';
import { markOf } from './mark.js';
import { slotsOf, type TextSlot } from './slots.js';
import { columnWords, intentsWords, knowledgeWords, sheetWords } from './words.js';

const rowsAtOnce = 500;

/** The texts of a bot as a table, with headings in a language. */
export function tableOfTexts(definition: BotDefinition, locale: Locale): Table {
  const slots = slotsOf(definition, locale).filter(({ original }) => original !== '');
  const columns = Object.values(columnWords).map((words) => ({ heading: words[locale], kind: 'TEXT' as const }));
  return { name: sheetWords[locale], columns, batches: batchesOf(slots, locale) };
}

async function* batchesOf(slots: readonly TextSlot[], locale: Locale): AsyncGenerator<string[][], void> {
  for (let from = 0; from < slots.length; from += rowsAtOnce)
    yield slots.slice(from, from + rowsAtOnce).map((slot) => rowOf(slot, locale));
}

function rowOf({ at, place, key, locale: language, text }: TextSlot, locale: Locale): string[] {
  const outside = (place === 'intents' ? intentsWords : knowledgeWords)[locale];
  const names = at === null ? [outside, '', ''] : [at.flow.name, at.groupTitle, at.blockTitle];
  return [...names, place, key, language, text, markOf(text)];
}
