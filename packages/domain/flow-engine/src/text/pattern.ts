import { RE2JS } from 're2js';
import { LimitedCache } from './limited-cache.js';

const maxPatternLength = 500;
const maxSubjectLength = 10_000;
/** Maximum length of a pattern with its repetitions expanded: the cost of matching one character of a text. */
const maxExpandedLength = 1_000;
const categoryWeight = 40;
const compiled = new LimitedCache<{ pattern: RE2JS | null; fault: string | null }>(200);

/** What is wrong with a pattern in RE2 syntax; null when it is valid. */
export function patternFault(source: string): string | null {
  return compile(source).fault;
}

/** Whether a whole text, or a part of it, matches a pattern, in linear time. An invalid pattern never matches. */
export function matchesPattern(source: string, text: string, extent: 'WHOLE' | 'PART'): boolean {
  const { pattern } = compile(source);
  if (!pattern) return false;
  const matcher = pattern.matcher(text.slice(0, maxSubjectLength));
  return extent === 'WHOLE' ? matcher.matches() : matcher.find();
}

/** Maximum units of work for parsing a pattern and matching a text of the given length. */
export function patternCost(source: string, textLength: number): number {
  const size = Math.min(expandedLength(source.slice(0, maxPatternLength)), maxExpandedLength);
  return size * (80 + 2 * Math.min(textLength, maxSubjectLength));
}

function compile(source: string): { pattern: RE2JS | null; fault: string | null } {
  if (source.length > maxPatternLength) return { pattern: null, fault: `longer than ${maxPatternLength} characters` };
  return compiled.getOrMake(source, () => {
    if (expandedLength(source) > maxExpandedLength) return { pattern: null, fault: 'too many repetitions' };
    try {
      return { pattern: RE2JS.compile(source), fault: null };
    } catch (error) {
      return { pattern: null, fault: error instanceof Error ? error.message : 'cannot be read' };
    }
  });
}

const piece = /\\[pP](?:\{[^}]*\}|.)|\\.|\[(?:\\.|[^\]\\])+\]|\{\d{1,6}(?:,\d{0,6})?\}|[^]/gu;

/** Length of a pattern with its counted repetitions expanded, as the compiled matcher has them. */
function expandedLength(source: string): number {
  const groups: number[] = [];
  let total = 0;
  let last = 0;
  for (const [token] of source.matchAll(piece)) {
    const times = /^\{\d/.test(token) ? Math.max(...token.slice(1, -1).split(',').map(Number), 1) : null;
    if (times !== null) {
      total += last * (times - 1);
      last *= times;
    } else if (token === '(') {
      groups.push(total);
      last = 0;
    } else if (token === ')') {
      last = total - (groups.pop() ?? 0);
    } else {
      last = 1 + categoryWeight * (token.match(/\\[pP]/g)?.length ?? 0);
      total += last;
    }
  }
  return total;
}
