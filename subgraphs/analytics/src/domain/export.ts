import type { MetricsFilter } from './metrics-filter.js';

/** What a file has. */
export type ExportKind = 'CONVERSATIONS' | 'MESSAGES' | 'CONTACTS' | 'COMMENTS' | 'METRICS';
export type ExportFormat = 'CSV' | 'EXCEL';
export type ExportState = 'QUEUED' | 'RUNNING' | 'READY' | 'FAILED' | 'CANCELLED' | 'EXPIRED';
/**
 * Why there is no file: `NOT_ALLOWED`, whoever started it may not see the rows any more; `TOO_MANY_ROWS`, more than the plan allows;
 * `TOO_LARGE`, more bytes than a file may have; `UNAVAILABLE`, what it needs did not respond for minutes; `VISITOR_ERASED`, a visitor's
 * data was erased after it was made.
 */
export type ExportCode = 'NOT_ALLOWED' | 'TOO_MANY_ROWS' | 'TOO_LARGE' | 'UNAVAILABLE' | 'VISITOR_ERASED';

/** Which conversations: the filter of their list, with ids and times as callers write them. */
export type ExportFilter = Readonly<Record<string, unknown>>;

/** Who started it. */
export interface Starter {
  readonly kind: 'USER' | 'API_KEY';
  readonly id: string;
}

/** What is wanted. */
export interface ExportWish {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly filter: ExportFilter;
  /** Only for metrics and comments: conversations that started in it. */
  readonly range: { readonly from: string; readonly to: string } | null;
  /** Only these bots; null for all. */
  readonly botIds: readonly string[] | null;
  /** Only for metrics and comments: which conversations of the bots count. */
  readonly only: MetricsFilter | null;
}

/** A file that is made, was made or could not be made. */
export interface Export extends ExportWish {
  readonly id: string;
  readonly organizationId: string;
  readonly startedBy: Starter;
  readonly locale: 'es' | 'en';
  /** The bots whose data it has; null for every bot. Who may not see one of them does not see the file. */
  readonly reach: readonly string[] | null;
  /** It has test conversations. */
  readonly isTest: boolean;
  readonly state: ExportState;
  /** Counts who has worked on it: only the last one may say what became of it. */
  readonly attempt: number;
  readonly failures: number;
  readonly rows: number;
  /** Null until they are counted. */
  readonly rowsExpected: number | null;
  readonly code: ExportCode | null;
  readonly bytes: number | null;
  readonly fileKey: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
}

const dayMs = 86_400_000;
/** How long a file is kept. */
export const keptMs = 7 * dayMs;
/** How long the list remembers what became of it. */
export const rememberedMs = 30 * dayMs;
/** Of one organization, unfinished. */
export const unfinishedMax = 10;
/** A file of a million long messages has less. */
export const bytesMax = 2_147_483_648;
/** Whoever works on it says so every second; after this silence somebody else begins anew. */
export const leaseMs = 15_000;
/** After so many failures in a row nobody tries again. */
export const failuresMax = 8;

/** The pause before the next try: doubled each time, together about four minutes. */
export function pauseAfterMs(failures: number): number {
  return 1_000 * 2 ** Math.min(failures, 7);
}

const endings: Readonly<Record<ExportFormat, string>> = { CSV: 'csv', EXCEL: 'xlsx' };
const names: Readonly<Record<ExportKind, Readonly<Record<'es' | 'en', string>>>> = {
  CONVERSATIONS: { es: 'conversaciones', en: 'conversations' },
  MESSAGES: { es: 'mensajes', en: 'messages' },
  CONTACTS: { es: 'contactos', en: 'contacts' },
  COMMENTS: { es: 'comentarios', en: 'comments' },
  METRICS: { es: 'metricas', en: 'metrics' },
};

/** The name under which a browser saves it: what it has, and the day of its making. */
export function fileNameOf({ kind, format, locale, createdAt }: Export): string {
  return `${names[kind][locale]}-${createdAt.toISOString().slice(0, 10)}.${endings[format]}`;
}
