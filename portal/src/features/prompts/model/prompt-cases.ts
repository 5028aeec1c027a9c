import type { PromptCase } from '@tertulia/flow-engine';
import { foldText } from '@tertulia/words';

/** What an answer has and lacks of what its question asks for. */
export interface Verdict {
  readonly isPassed: boolean;
  /** Texts that must be in the answer and are not. */
  readonly missing: readonly string[];
  /** Texts that must not be in it and are. */
  readonly forbidden: readonly string[];
}

/** Compares an answer with what is expected, without regard to case and accents; no answer has nothing in it. */
export function verdictOf(
  answer: string | null,
  { contains, excludes }: Pick<PromptCase, 'contains' | 'excludes'>,
): Verdict {
  const said = foldText(answer ?? '');
  const has = (text: string): boolean => said.includes(foldText(text));
  const missing = contains.filter((text) => !has(text));
  const forbidden = excludes.filter(has);
  return { isPassed: missing.length === 0 && forbidden.length === 0, missing, forbidden };
}

const mostTexts = 10;
const longestText = 200;

/** The texts of a field with one on each line. */
export function textsIn(lines: string): string[] {
  const texts = lines.split('\n').map((line) => line.trim().slice(0, longestText).trim());
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, mostTexts);
}
