import { LRUCache } from 'lru-cache';
import { ConnectorError, type ConnectorContext } from '../connector.js';
import { addHiddenColumn, appendRows, columnName, readCells, type SheetPlace } from './sheet-api.js';

/** Title of the column with our effect ids. */
export const keyColumn = 'Tertulia ID';

const headerForMs = 60_000;
const placesMax = 1_000;

/** A row that is to be added once. */
interface WaitingRow {
  readonly context: ConnectorContext;
  readonly cells: Readonly<Record<string, string>>;
  resolve(): void;
  reject(error: unknown): void;
}

interface Place {
  readonly waiting: WaitingRow[];
  isBusy: boolean;
  header: { readonly titles: readonly string[]; readonly untilMs: number } | null;
}

/**
 * Adds rows to sheets, one request at a time for each sheet and connection: rows that come while a request is open share the next one. The
 * header is read once a minute at most. A row that an earlier attempt may have added is looked for in the column of ids first.
 */
export class RowBatches {
  readonly #places = new LRUCache<string, Place>({ max: placesMax });

  async append(context: ConnectorContext, place: SheetPlace, cells: Readonly<Record<string, string>>): Promise<void> {
    const key = `${context.connectionId} ${place.spreadsheetId} ${place.sheet}`;
    const known = this.#places.get(key) ?? { waiting: [], isBusy: false, header: null };
    this.#places.set(key, known);
    return new Promise((resolve, reject) => {
      known.waiting.push({ context, cells, resolve, reject });
      void this.#work(place, known);
    });
  }

  async #work(place: SheetPlace, known: Place): Promise<void> {
    if (known.isBusy) return;
    known.isBusy = true;
    try {
      while (known.waiting.length > 0) await flush(place, known, known.waiting.splice(0));
    } finally {
      known.isBusy = false;
    }
  }
}

async function flush(place: SheetPlace, known: Place, rows: readonly WaitingRow[]): Promise<void> {
  try {
    const context = longestOf(rows);
    const titles = await headerOf(context, place, known);
    const fitting = rows.filter((row) => fits(row, titles));
    const missing = await withoutAdded(context, place, { rows: fitting, titles });
    if (missing.length > 0)
      await appendRows(
        context,
        place,
        missing.map((row) => cellsOf(row, titles)),
      );
    for (const row of fitting) row.resolve();
  } catch (error) {
    known.header = null;
    // A limit holds for the rows that wait as well: they must not be the next request.
    const isLimit = error instanceof ConnectorError && error.failure === 'LIMITED';
    for (const row of [...rows, ...(isLimit ? known.waiting.splice(0) : [])]) row.reject(error);
  }
}

/** The context with the most time, so that no row ends for the deadline of another. */
function longestOf(rows: readonly WaitingRow[]): ConnectorContext {
  const [first, ...others] = rows.map(({ context }) => context);
  if (first === undefined) throw new RangeError('no rows');
  return others.reduce((longest, one) => (one.deadline > longest.deadline ? one : longest), first);
}

async function headerOf(context: ConnectorContext, place: SheetPlace, known: Place): Promise<readonly string[]> {
  const nowMs = performance.now();
  if (known.header !== null && known.header.untilMs > nowMs) return known.header.titles;
  const [read = []] = await readCells(context, place, '1:1');
  const isNew = !read.includes(keyColumn);
  if (isNew) await addHiddenColumn(context, place, { index: read.length, title: keyColumn });
  const titles = isNew ? [...read, keyColumn] : read;
  known.header = { titles, untilMs: nowMs + headerForMs };
  return titles;
}

function fits({ cells, reject }: WaitingRow, titles: readonly string[]): boolean {
  const isKnown = Object.keys(cells).every((title) => titles.includes(title));
  if (!isKnown) reject(new ConnectorError('REFUSED', 'COLUMN_NOT_FOUND'));
  return isKnown;
}

interface Batch {
  readonly rows: readonly WaitingRow[];
  readonly titles: readonly string[];
}

/** The rows that no earlier attempt has added. */
async function withoutAdded(
  context: ConnectorContext,
  place: SheetPlace,
  { rows, titles }: Batch,
): Promise<readonly WaitingRow[]> {
  if (!rows.some((row) => row.context.isRepeat)) return rows;
  const column = columnName(titles.indexOf(keyColumn));
  const ids = new Set((await readCells(context, place, `${column}:${column}`)).map(([id]) => id));
  return rows.filter((row) => !ids.has(row.context.effectId));
}

function cellsOf({ cells, context }: WaitingRow, titles: readonly string[]): string[] {
  return titles.map((title) => (title === keyColumn ? context.effectId : (cells[title] ?? '')));
}
