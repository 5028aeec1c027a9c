import type { Export } from '../domain/export.js';

/** Every column under the name of its property. */
export const exportColumns = `id, organization_id as "organizationId", kind, format, filter, range, chosen as "only", bot_ids as "botIds", reach,
  is_test as "isTest", starter_kind as "starterKind", starter_id as "starterId", locale, state, attempt, failures,
  rows_done as "rows", rows_expected as "rowsExpected", code, bytes::float8 as bytes, file_key as "fileKey",
  created_at as "createdAt", due_at as "dueAt", finished_at as "finishedAt", expires_at as "expiresAt"`;

const dates = ['createdAt', 'dueAt', 'finishedAt', 'expiresAt'] as const;
const documents = ['filter', 'range', 'only'] as const;
const lists = ['botIds', 'reach'] as const;

/** A selected row. */
export type ExportRecord = Readonly<Record<string, unknown>>;

/** Makes an export of a selected row: depending on the driver, times, documents and lists arrive as text. */
export function exportFrom({ starterKind, starterId, ...row }: ExportRecord): Export {
  const picked: Record<string, unknown> = { ...row, startedBy: { kind: starterKind, id: starterId } };
  for (const name of dates) picked[name] = dateFrom(row[name]);
  for (const name of documents) picked[name] = typeof row[name] === 'string' ? JSON.parse(row[name]) : row[name];
  for (const name of lists) picked[name] = listFrom(row[name]);
  return picked as unknown as Export;
}

function dateFrom(value: unknown): Date | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value : new Date(value as string | number);
}

function listFrom(value: unknown): string[] | null {
  if (typeof value !== 'string') return value as string[] | null;
  return value
    .slice(1, -1)
    .split(',')
    .filter((id) => id !== '');
}

/** A list of uuids as a literal of an array; null stays null. */
export function uuidArray(ids: readonly string[] | null): string | null {
  return ids === null ? null : `{${ids.join(',')}}`;
}
