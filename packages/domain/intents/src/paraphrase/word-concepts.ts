import { allowedTypos, Cached, editDistance, stemOf } from '@tertulia/words';
import { actions, things } from './concepts.js';

export type Language = 'es' | 'en';

const conceptsByWord = conceptIndex();

const meanings = {
  es: new Cached((word) => meaningsOf(word, 'es')),
  en: new Cached((word) => meaningsOf(word, 'en')),
};

/** What a folded word may mean of what people do at a business; empty for other words. */
export function conceptsOf(word: string, locale: Language): readonly string[] {
  return meanings[locale].of(word);
}

function meaningsOf(word: string, locale: Language): readonly string[] {
  const exact = conceptsByWord.words.get(word) ?? conceptsByWord.stems.get(stemOf(word, locale));
  if (exact !== undefined) return exact;
  const limit = Math.min(allowedTypos(word.length), 1);
  if (limit === 0 || word.length < 6) return [];
  for (const [known, concepts] of conceptsByWord.words) {
    if (known.length >= 6 && editDistance(word, known, limit) <= limit) return concepts;
  }
  return [];
}

function conceptIndex() {
  const words = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, concept: string) => {
    const known = map.get(key) ?? [];
    if (!known.includes(concept)) map.set(key, [...known, concept]);
  };
  for (const [concept, list] of Object.entries({ ...actions, ...things })) {
    for (const word of list.split(' ')) {
      add(words, word, concept);
      for (const locale of ['es', 'en'] as const) add(stems, stemOf(word, locale), concept);
    }
  }
  return { words, stems };
}
