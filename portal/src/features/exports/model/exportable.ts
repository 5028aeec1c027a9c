import type {
  ExportFilter,
  ExportFormat,
  ExportKind,
  MetricFilter,
  RangeInput,
  StartExportInput,
} from '../../../gql/graphql.js';

/** What a screen offers to take along: the conversations of its list, or the metrics of its range. */
export type Exportable =
  | { of: 'LIST'; filter: ExportFilter }
  | { of: 'NUMBERS'; range: RangeInput; filter: MetricFilter | null };

/** What a file can have, the most obvious first. */
export function kindsOf({ of }: Exportable, mayReadConversations: boolean): readonly ExportKind[] {
  if (of === 'LIST') return ['CONVERSATIONS', 'MESSAGES', 'CONTACTS'];
  return mayReadConversations ? ['METRICS', 'COMMENTS'] : ['METRICS'];
}

/** The input of the export. Contacts have no filter: they are those of the whole organization. */
export function inputOf(offered: Exportable, kind: ExportKind, format: ExportFormat): StartExportInput {
  if (offered.of === 'NUMBERS') {
    const { range, filter } = offered;
    return { kind, format, range, ...(filter === null ? {} : { metrics: filter }) };
  }
  return kind === 'CONTACTS' ? { kind, format } : { kind, format, filter: offered.filter };
}

/** How far an export is, from 0 to 1; null until it is known. */
export function shareOf({ rows, rowsExpected }: { rows: number; rowsExpected: number | null }): number | null {
  return rowsExpected === null || rowsExpected === 0 ? null : Math.min(1, rows / rowsExpected);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit of which there is at least one, as the language writes it. */
export function sizeText(bytes: number, locale: string): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[power] ?? 'byte';
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1_000 ** power);
}
