import parse from 'jsonpath-rfc9535/parser';

const lengthMax = 500;

/**
 * Why a JSONPath may not be evaluated; null where it may.
 *
 * - `SYNTAX`: it is no JSONPath (RFC 9535).
 * - `COST`: it could keep the process that serves everyone busy. A path may cost no more than a few passes over the document: at most one
 *   descent (`..`), one filter, one function and one `$`, no list of selectors, which could multiply the matches at each step, and no
 *   `match` or `search`, whose patterns may take forever. Functions inside functions are not even parsed: each one doubles the time.
 */
export function mappingPathFault(path: string): 'SYNTAX' | 'COST' | null {
  if (path.length > lengthMax || !path.startsWith('$')) return 'SYNTAX';
  if (isCostly(path)) return 'COST';
  try {
    parse(path);
    return null;
  } catch {
    return 'SYNTAX';
  }
}

function isCostly(path: string): boolean {
  const bare = path.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0;
  if ([/\.\./g, /\?/g, /\$/g, /\w\s*\(/g].some((pattern) => count(pattern) > 1)) return true;
  return bare.includes(',') || /\b(?:match|search)\s*\(/.test(bare);
}
