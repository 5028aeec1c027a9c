import { termKinds, type TermKind } from './terms.js';

/** Where a key stands: in which entry, in a word of which kind, and whether the word usually means something else. */
interface Posting {
  readonly at: number;
  readonly kind: TermKind;
  readonly isOtherMeaning: boolean;
}

/** A posting as one number: an index of thousands of entries holds hundreds of thousands of them. */
export function packed({ at, kind, isOtherMeaning }: Posting): number {
  return (at * termKinds.length + termKinds.indexOf(kind)) * 2 + (isOtherMeaning ? 1 : 0);
}

/** The place of the entry in a packed posting. */
export function atOf(posting: number): number {
  return Math.floor(posting / (2 * termKinds.length));
}

/** The kind of the word in a packed posting. */
export function kindOf(posting: number): TermKind {
  return termKinds[(posting >> 1) % termKinds.length] ?? 'topic';
}

/** Whether the word of a packed posting usually means something else. */
export function isOtherMeaningIn(posting: number): boolean {
  return posting % 2 === 1;
}
