import { columnWords, missingColumns, type ColumnName, type Words } from './words.js';

/** At which place of a row its cells are. */
export interface Columns {
  place: number;
  field: number;
  language: number;
  text: number;
  /** Absent from files that were not exported. */
  mark: number | undefined;
}

const needed = ['place', 'field', 'language', 'text'] as const satisfies readonly ColumnName[];

/** Finds the columns by their headings in either language, or says which are missing. */
export function columnsOf(headings: readonly string[]): { ok: true; columns: Columns } | { ok: false; reason: Words } {
  const said = headings.map((heading) =>
    heading
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const find = (name: ColumnName): number | undefined => {
    const { es, en } = columnWords[name];
    const at = said.findIndex((heading) => heading === es.toLowerCase() || heading === en.toLowerCase());
    return at < 0 ? undefined : at;
  };
  const [place, field, language, text] = needed.map(find);
  if (place === undefined || field === undefined || language === undefined || text === undefined)
    return { ok: false, reason: missingColumns(needed.filter((name) => find(name) === undefined)) };
  return { ok: true, columns: { place, field, language, text, mark: find('mark') } };
}
