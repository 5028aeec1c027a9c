import { RE2JS } from 're2js';
import { LimitedCache } from '../text/limited-cache.js';

const maxPatternLength = 500;
const maxSubjectLength = 10_000;
const compiled = new LimitedCache<{ pattern: RE2JS | null; fault: string | null }>(200);

/** What is wrong with a pattern in RE2 syntax; null where it can be used. */
export function patternFault(source: string): string | null {
  return compile(source).fault;
}

/** Whether a text fits a pattern, in linear time: whole or in part. A pattern that cannot be read fits nothing. */
export function matchesPattern(source: string, text: string, extent: 'WHOLE' | 'PART'): boolean {
  const { pattern } = compile(source);
  if (!pattern) return false;
  const matcher = pattern.matcher(text.slice(0, maxSubjectLength));
  return extent === 'WHOLE' ? matcher.matches() : matcher.find();
}

function compile(source: string): { pattern: RE2JS | null; fault: string | null } {
  if (source.length > maxPatternLength) return { pattern: null, fault: `longer than ${maxPatternLength} characters` };
  return compiled.getOrMake(source, () => {
    try {
      return { pattern: RE2JS.compile(source), fault: null };
    } catch (error) {
      return { pattern: null, fault: error instanceof Error ? error.message : 'cannot be read' };
    }
  });
}
