import { tableBounds, Unreadable, type TableFault } from './read-bounds.js';
import { rowsOfCsv } from './read-csv.js';
import { rowsOfExcel } from './read-excel.js';

/** The rows of a file, the first of which has the headings, or why it is not read. */
export type ReadTable = { ok: true; rows: string[][] } | { ok: false; fault: TableFault };

/**
 * Reads a table from a CSV or an Excel file, which its first bytes tell apart. Holds the thread meanwhile: within `tableBounds` that is about
 * a second. Safe for hostile files.
 */
export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes.length > tableBounds.bytes) return { ok: false, fault: 'TOO_LARGE' };
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return { ok: true, rows: isZip ? rowsOfExcel(bytes) : rowsOfCsv(bytes) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}
