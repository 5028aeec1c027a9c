/**
 * Whether a JSONPath may be evaluated. Evaluation happens in the process that serves everyone, so a path must cost no more than a few
 * passes over the document: at most one descent (`..`), one filter and one `$`, no list of selectors, which could multiply the matches at
 * each step, and no `match` or `search`, whose patterns may take forever.
 */
export function isMappingPath(path: string): boolean {
  if (path.length > 500 || !path.startsWith('$')) return false;
  const bare = path.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0;
  if (count(/\.\./g) > 1 || count(/\?/g) > 1 || count(/\$/g) > 1 || count(/,/g) > 0) return false;
  return !/\b(?:match|search)\s*\(/.test(bare);
}
