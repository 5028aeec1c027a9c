import type { KnowledgeEntry, Locale } from '@tertulia/flow-engine';
import MiniSearch from 'minisearch';
import { stemOf } from '@tertulia/words';
import { isStopWord, wordsOf } from './words.js';

/** Words of a question that are searched, each with its typos; further words are ignored. */
const mostTerms = 40;

/** An entry that may answer, with its certainty from 0 to 1. */
export interface Candidate {
  entry: KnowledgeEntry;
  score: number;
}

const byKnowledge = new WeakMap<readonly KnowledgeEntry[], KnowledgeBase>();

/** The index of a list of entries, built once per list object; the list must not change afterwards. */
export function baseOf(knowledge: readonly KnowledgeEntry[]): KnowledgeBase {
  const known = byKnowledge.get(knowledge) ?? new KnowledgeBase();
  if (!byKnowledge.has(knowledge)) known.add(knowledge);
  byKnowledge.set(knowledge, known);
  return known;
}

/** Entries indexed in both languages; they can be added in several calls. */
export class KnowledgeBase {
  private readonly indexes: Record<Locale, KnowledgeIndex> = {
    es: new KnowledgeIndex('es'),
    en: new KnowledgeIndex('en'),
  };

  add(entries: readonly KnowledgeEntry[]): void {
    for (const index of Object.values(this.indexes)) index.add(entries);
  }

  /** The entries nearest to a question in one language, best first. */
  nearest(question: string, locale: Locale): Candidate[] {
    return this.indexes[locale].nearest(question);
  }
}

/** Full-text index of the active entries, with stems, folded accents and tolerance for typos. */
class KnowledgeIndex {
  private readonly search: MiniSearch;
  private readonly entries = new Map<string, KnowledgeEntry>();
  private readonly questionTerms = new Map<string, Set<string>>();
  private readonly frequency = new Map<string, number>();

  constructor(private readonly locale: Locale) {
    this.search = new MiniSearch({
      fields: ['question', 'answer'],
      tokenize: (text) => wordsOf(text),
      processTerm: (word) => (isStopWord(word) ? null : stemOf(word, locale)),
      searchOptions: {
        boost: { question: 2 },
        fuzzy: (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2),
        prefix: (term) => term.length > 4,
      },
    });
  }

  add(entries: readonly KnowledgeEntry[]): void {
    for (const entry of entries) {
      if (!entry.isActive || entry.answer.trim() === '') continue;
      if (this.entries.has(entry.id)) continue;
      this.entries.set(entry.id, entry);
      this.search.add({ id: entry.id, question: entry.question, answer: entry.answer.slice(0, 4096) });
      this.questionTerms.set(entry.id, new Set(this.termsOf(entry.question)));
      for (const term of new Set(this.termsOf(`${entry.question} ${entry.answer}`)))
        this.frequency.set(term, (this.frequency.get(term) ?? 0) + 1);
    }
  }

  /** The entries nearest to a question, best first. */
  nearest(question: string): Candidate[] {
    const terms = [...new Set(this.termsOf(question))].slice(0, mostTerms);
    const asked = terms.reduce((sum, term) => sum + this.weightOf(term), 0);
    if (asked === 0) return [];
    return this.search
      .search(question)
      .slice(0, 8)
      .flatMap((result) => {
        const entry = this.entries.get(String(result.id));
        const found = new Set(result.queryTerms);
        const covered = terms.reduce((sum, term) => sum + (found.has(term) ? this.weightOf(term) : 0), 0) / asked;
        const own = this.questionTerms.get(String(result.id)) ?? new Set();
        const met = Object.entries(result.match).filter(
          ([term, fields]) => fields.includes('question') && own.has(term),
        );
        const entryShare = own.size === 0 ? 0 : Math.min(1, met.length / own.size);
        return entry ? [{ entry, score: 0.65 * covered + 0.35 * entryShare }] : [];
      })
      .toSorted((a, b) => b.score - a.score);
  }

  private termsOf(text: string): string[] {
    return wordsOf(text)
      .filter((word) => !isStopWord(word))
      .map((word) => stemOf(word, this.locale));
  }

  /** Rare words weigh more; a word of no entry weighs as much as the rarest. */
  private weightOf(term: string): number {
    return Math.log(1 + (this.entries.size + 1) / (this.frequency.get(term) ?? 1));
  }
}
