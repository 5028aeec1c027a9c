import type { AnswerSource } from '@tertulia/flow-engine';
import type { KnownText } from '@tertulia/knowledge-answers';

/** What a model may know, with a mark at each passage of a document. */
export interface MarkedPassages {
  readonly texts: readonly string[];
  /** By their marks `D1`, `D2` and so on. */
  readonly sources: readonly AnswerSource[];
}

/** Tells a model how to say what it has used. */
export const sourcesRule =
  'Reference data that begins with a mark such as [D1] is quoted from documents. When an answer uses some of it, end with a line of its own that names the marks, such as "SOURCES: D1, D3", and write no marks elsewhere.';

/** Puts a mark and the place before each passage of a document. */
export function markedPassages(known: readonly KnownText[]): MarkedPassages {
  const sources: AnswerSource[] = [];
  const texts = known.map(({ text, source }) => {
    if (source === null) return text;
    sources.push(source);
    const page = source.page === null ? '' : `, page ${source.page}`;
    return `[D${sources.length}] ${source.title}${page}\n${text}`;
  });
  return { texts, sources };
}

const sourcesLine = /(?:^|\n)[ \t*_]*SOURCES:([^\n]{0,200})\s*$/iu;

/** What a model said without its line of sources, and the passages that it names there. A mark that was not given to it names nothing. */
export function withSources(
  said: string,
  sources: readonly AnswerSource[],
): { readonly text: string; readonly sources: readonly AnswerSource[] } {
  const found = sources.length === 0 ? null : sourcesLine.exec(said);
  if (found === null) return { text: said, sources: [] };
  const named = new Set([...(found[1] ?? '').matchAll(/D(\d{1,2})\b/giu)].map(([, number]) => Number(number)));
  return { text: said.slice(0, found.index).trimEnd(), sources: sources.filter((_, at) => named.has(at + 1)) };
}
