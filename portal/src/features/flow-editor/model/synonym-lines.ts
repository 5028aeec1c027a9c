import { synonymBounds } from '@tertulia/flow-engine';
import { foldText } from '@tertulia/words';

/** The synonyms in a text with one on each line: trimmed, each once, within the bounds of a choice. */
export function synonymsIn(lines: string): string[] {
  const found = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const synonym = line.trim().slice(0, synonymBounds.length).trim();
    const folded = foldText(synonym);
    if (synonym !== '' && !found.has(folded)) found.set(folded, synonym);
  }
  return [...found.values()].slice(0, synonymBounds.count);
}

/** The synonyms with another one at the end, unless it is among them or they are as many as a choice may have. */
export function withSynonym(synonyms: readonly string[], added: string): string[] {
  return synonymsIn([...synonyms, added.replaceAll(/\s+/gu, ' ')].join('\n'));
}
