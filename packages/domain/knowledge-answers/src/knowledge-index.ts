import type { AnswerSource, KnowledgeEntry, Locale } from '@tertulia/flow-engine';
import { atOf, isOtherMeaningIn, kindOf, packed } from './postings.js';
import { corrected, languageOf, termsOf, wordsOf, type Term, type TermKind } from './terms.js';

/** A passage of a document as an entry: its headings are the question, its text the answer. */
export interface PassageEntry extends KnowledgeEntry {
  readonly source: AnswerSource;
}
/** What a base is made of. */
export type LearnedEntry = KnowledgeEntry | PassageEntry;

/** The passage that an entry is; null for an entry that the owner wrote. */
export function sourceOf(entry: LearnedEntry): AnswerSource | null {
  return 'source' in entry ? entry.source : null;
}

/** An entry that may answer, with its certainty from 0 to 1. */
export interface Candidate {
  readonly entry: LearnedEntry;
  readonly score: number;
}

/** What a text asks for, as it is looked up. */
export interface Sought {
  readonly terms: readonly Term[];
  readonly locale: Locale;
}

/** An entry that was added. */
interface Indexed {
  readonly entry: LearnedEntry;
  /** Weight of the terms of its question. */
  readonly weight: number;
}

/** What of a question an entry meets. */
interface Found {
  covered: number;
  /** Weight of what its own question and the visitor's have in common. */
  shared: number;
  topicsInQuestion: number;
  topicsInAnswer: number;
  /** The term that met it last: a term counts once for an entry. */
  lastTerm: Term | null;
}

/** Terms of a question that are looked up; further ones are ignored. */
const mostTerms = 40;
const longestAnswer = 600;
const weights: Readonly<Record<TermKind, number>> = { topic: 1, light: 0.3, filler: 0.07, number: 0.1 };
/** A word that no entry and no list knows probably is what the question is about. */
const unknownWeight = 1.25;
const inAnswerOnly = 0.75;
const typoShare = 0.85;
const offeredShare = 0.5;
/** A word that we know and no entry has: it may only say how or for whom. */
const absentShare = 0.7;
/** A word is met by another of its meanings. */
const otherMeaning = 0.7;
/** An entry whose words are all supporting ones must be asked for nearly as it is written. */
const leastSharedOfLight = 0.4;
const leastSharedOfWhole = 0.25;

/** What matters only to a business that has an entry about it: elsewhere it says when or for whom. */
const passingKeys: ReadonlySet<string> = new Set(['#age', '#saturday', '#house']);

const byKnowledge = new WeakMap<readonly KnowledgeEntry[], KnowledgeBase>();

/** The index of a list of entries, built once per list object; the list must not change afterwards. */
export function baseOf(knowledge: readonly KnowledgeEntry[]): KnowledgeBase {
  const known = byKnowledge.get(knowledge) ?? new KnowledgeBase();
  if (!byKnowledge.has(knowledge)) known.add(knowledge);
  byKnowledge.set(knowledge, known);
  return known;
}

const mostCandidates = 8;

function best(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score).slice(0, mostCandidates);
}

/** Active entries by the meaning of their words, in both languages; they can be added in several calls. */
export class KnowledgeBase {
  private readonly indexed: Indexed[] = [];
  private readonly ids = new Set<string>();
  private readonly inQuestions = new Map<string, number[]>();
  private readonly inAnswers = new Map<string, number[]>();
  private readonly ownWords = new Set<string>();
  private readonly byQuestion = new Map<string, KnowledgeEntry>();

  add(entries: readonly LearnedEntry[]): void {
    for (const entry of entries) {
      if (!entry.isActive || entry.answer.trim() === '' || this.ids.has(entry.id)) continue;
      this.ids.add(entry.id);
      this.index(entry);
    }
  }

  /** The entry whose question is exactly this, but for case, accents and punctuation. */
  entryOf(words: readonly string[]): KnowledgeEntry | null {
    return this.byQuestion.get(words.join(' ')) ?? null;
  }

  /** What a text asks for; words that neither we nor the entries know are read as typos where they look like one. */
  sought(text: string, usual: Locale): Sought {
    const words = wordsOf(text);
    const locale = languageOf(text, words, usual);
    const terms = termsOf(words, locale)
      .filter(({ keys: [key = ''] }) => !passingKeys.has(key) || this.countOf(key) > 0)
      .slice(0, mostTerms)
      .map((term) => (this.isForeign(term) ? (corrected(term, this.ownWords, locale) ?? term) : term));
    return { terms, locale };
  }

  /**
   * The entries nearest to a question, best first; at most eight. `ofServices`: keys of terms that name what the business offers, which an
   * entry need not repeat.
   */
  nearest(sought: Sought, ofServices: ReadonlySet<string> = new Set()): Candidate[] {
    return best(this.touched(sought, ofServices).filter(({ isGrounded }) => isGrounded));
  }

  /** The entries that share any word with a question, best first; at most eight. Enough for a reader that judges by itself. */
  related(sought: Sought): Candidate[] {
    return best(this.touched(sought, new Set()));
  }

  /** `isGrounded`: the entry shares what the question is about, not only words that go with everything. */
  private touched(
    { terms }: Sought,
    ofServices: ReadonlySet<string>,
  ): (Candidate & { readonly isGrounded: boolean })[] {
    const found = new Map<number, Found>();
    let asked = 0;
    const isOffered = ({ keys }: Term): boolean => keys.some((key) => ofServices.has(key));
    const isMore = terms.some((term) => term.kind === 'topic' && !isOffered(term));
    for (const term of terms) {
      const weight = this.weightOf(term) * (isMore && isOffered(term) ? offeredShare : 1);
      asked += weight;
      this.collect(term, weight, found);
    }
    if (asked === 0) return [];
    const isAllLight = terms.every((term) => term.kind !== 'topic');
    const candidates: (Candidate & { readonly isGrounded: boolean })[] = [];
    for (const [at, of] of found) {
      const indexed = this.indexed[at];
      if (indexed === undefined) continue;
      const share = indexed.weight === 0 ? 0 : Math.min(1, of.shared / indexed.weight);
      const covered = of.covered / asked;
      const isWhole = share >= leastSharedOfLight || (covered > 0.99 && share >= leastSharedOfWhole);
      const isGrounded = isAllLight ? isWhole : of.topicsInQuestion > 0 || of.topicsInAnswer > 1;
      candidates.push({ entry: indexed.entry, score: covered * (0.8 + 0.2 * share), isGrounded });
    }
    return candidates;
  }

  private index(entry: LearnedEntry): void {
    const [questionWords, answerWords] = [wordsOf(entry.question), wordsOf(entry.answer.slice(0, longestAnswer))];
    const locale = languageOf(`${entry.question} ${entry.answer}`, [...questionWords, ...answerWords], 'es');
    const asked = termsOf(questionWords, locale);
    const at = this.indexed.length;
    const written = questionWords.join(' ');
    if (sourceOf(entry) === null && !this.byQuestion.has(written)) this.byQuestion.set(written, entry);
    this.indexed.push({ entry, weight: asked.reduce((sum, { kind }) => sum + weights[kind], 0) });
    this.addTerms(asked, at, this.inQuestions);
    this.addTerms(termsOf(answerWords, locale), at, this.inAnswers);
  }

  /** A key is kept once for an entry: in its question, if it stands in both. */
  private addTerms(terms: readonly Term[], at: number, postings: Map<string, number[]>): void {
    for (const { keys, word, isUnlisted, kind } of terms) {
      if (isUnlisted) this.ownWords.add(word);
      for (let rank = 0; rank < keys.length; rank += 1) {
        const key = keys[rank] ?? '';
        const known = postings.get(key);
        if (hasLast(known, at) || (postings === this.inAnswers && hasLast(this.inQuestions.get(key), at))) continue;
        const made = packed({ at, kind, isOtherMeaning: isOtherMeaning(rank, key) });
        if (known === undefined) postings.set(key, [made]);
        else known.push(made);
      }
    }
  }

  private collect(term: Term, weight: number, found: Map<number, Found>): void {
    const topics = term.kind === 'topic' ? 1 : 0;
    for (const isInQuestion of [true, false]) {
      const postings = isInQuestion ? this.inQuestions : this.inAnswers;
      const certain = weight * (isInQuestion ? 1 : inAnswerOnly) * (term.isCorrected ? typoShare : 1);
      for (const [rank, key] of term.keys.entries()) {
        const share = certain * (isOtherMeaning(rank, key) ? otherMeaning : 1);
        for (const posting of postings.get(key) ?? []) {
          const of = foundAt(found, atOf(posting));
          if (of.lastTerm === term) continue;
          of.lastTerm = term;
          of.covered += share * (isOtherMeaningIn(posting) ? otherMeaning : 1);
          if (isInQuestion) of.shared += weights[kindOf(posting)];
          if (isInQuestion) of.topicsInQuestion += topics;
          else of.topicsInAnswer += topics;
        }
      }
    }
  }

  private isForeign({ keys, isUnlisted }: Term): boolean {
    return isUnlisted && keys.every((key) => this.countOf(key) === 0);
  }

  /** How many entries have a key. */
  private countOf(key: string): number {
    return (this.inQuestions.get(key)?.length ?? 0) + (this.inAnswers.get(key)?.length ?? 0);
  }

  /** Words of few entries weigh more; a word of no entry and no list weighs most. */
  private weightOf(term: Term): number {
    const base = weights[term.kind];
    if (term.kind !== 'topic') return base;
    if (this.isForeign(term)) return unknownWeight;
    const among = Math.min(...term.keys.map((key) => this.countOf(key)).filter((count) => count > 0));
    if (!Number.isFinite(among)) return base * absentShare;
    return 0.5 + 0.5 * (1 - Math.log(among) / Math.log(this.indexed.length + 1));
  }
}

/** Whether a key of a word is not what the word usually means. */
function isOtherMeaning(rank: number, key: string): boolean {
  return rank > 0 && key.startsWith('#');
}

/** Whether the entry that was added last has a key. */
function hasLast(postings: readonly number[] | undefined, at: number): boolean {
  const last = postings?.at(-1);
  return last !== undefined && atOf(last) === at;
}

function foundAt(found: Map<number, Found>, at: number): Found {
  const known = found.get(at);
  if (known !== undefined) return known;
  const made: Found = { covered: 0, shared: 0, topicsInQuestion: 0, topicsInAnswer: 0, lastTerm: null };
  found.set(at, made);
  return made;
}
