/** What a table may have that is read: `bytes` of the file, `inflatedBytes` of what a compressed one holds. */
export const tableBounds = {
  bytes: 8 * 1024 * 1024,
  inflatedBytes: 48 * 1024 * 1024,
  rows: 50_000,
  columns: 64,
  /** Characters of one row of CSV. */
  recordCharacters: 200_000,
} as const;

/** Why a file is not read: it is no table, or larger than `tableBounds`. */
export type TableFault = 'NO_TABLE' | 'TOO_LARGE';

/** Ends the reading of a file. */
export class Unreadable extends Error {
  constructor(readonly fault: TableFault) {
    super(fault);
  }
}
