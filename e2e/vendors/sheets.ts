import { startVendor, type Answer, type Asked, type Vendor } from './vendor.ts';

/** One tab: rows of cells, the title row first. */
export type Cells = string[][];

/** A stand-in for Google Sheets (v4: values.get, values.append, values.batchUpdate, batchUpdate, get). */
export interface SheetsVendor extends Vendor {
  /** Tabs by title, for every spreadsheet id. */
  readonly tabs: Map<string, Cells>;
  /** Columns out of sight, by tab. */
  readonly hidden: { readonly tab: string; readonly column: number }[];
  /** Only this token is taken. */
  token: string;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const missing: Answer = { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } };
const columnsOfTab = 26;

export async function startSheets(): Promise<SheetsVendor> {
  const state = { tabs: new Map<string, Cells>(), hidden: [] as { tab: string; column: number }[] };
  const vendor = await startVendor((asked) => {
    if (asked.headers.authorization !== `Bearer ${sheets.token}`) return { status: 401, body: {} };
    return serve(state, asked);
  });
  const sheets: SheetsVendor = Object.assign(vendor, { ...state, token: 'token-1' });
  return sheets;
}

type State = Pick<SheetsVendor, 'tabs'> & { hidden: { tab: string; column: number }[] };

function serve(state: State, { method, url, json }: Asked): Answer {
  const path = decodeURIComponent(url.pathname);
  const values = /^\/v4\/spreadsheets\/[\w-]+\/values\/'(.+)'!([^:]+(?::[^:]+)?)(:append)?$/.exec(path);
  if (values !== null) {
    const cells = state.tabs.get((values[1] ?? '').replaceAll("''", "'"));
    if (cells === undefined) return missing;
    if (method === 'GET') return ok({ values: read(cells, values[2] ?? '') });
    const { values: rows } = json as { values: Cells };
    cells.push(...rows);
    return ok({ updates: { updatedRows: rows.length } });
  }
  if (path.endsWith('/values:batchUpdate')) return ok(writeAll(state, json));
  if (path.endsWith(':batchUpdate')) return ok(change(state, json));
  if (/^\/v4\/spreadsheets\/[\w-]{10,}$/.test(path)) return ok({ sheets: [...state.tabs.keys()].map(propertiesOf) });
  return missing;
}

function propertiesOf(title: string, index: number) {
  return { properties: { sheetId: index, title, gridProperties: { columnCount: columnsOfTab } } };
}

function read(cells: Cells, range: string): Cells {
  const row = /^(\d+):\1$/.exec(range);
  if (row !== null) return [cells[Number(row[1]) - 1] ?? []];
  const column = columnOf(/^([A-Z]+):\1$/.exec(range)?.[1] ?? 'A');
  return cells.map((one) => [one[column] ?? '']);
}

function columnOf(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function writeAll(state: State, json: unknown) {
  const { data } = json as { data: { range: string; values: [[string]] }[] };
  for (const { range, values } of data) {
    const [, tab = '', column = 'A', row = '1'] = /^'(.+)'!([A-Z]+)(\d+)$/.exec(range) ?? [];
    const cells = state.tabs.get(tab.replaceAll("''", "'"));
    const line = (cells ?? [])[Number(row) - 1];
    if (line === undefined) continue;
    while (line.length < columnOf(column)) line.push('');
    line[columnOf(column)] = values[0][0];
  }
  return { totalUpdatedCells: data.length };
}

interface Change {
  readonly updateDimensionProperties?: { readonly range: { readonly sheetId: number; readonly startIndex: number } };
}

function change(state: State, json: unknown) {
  for (const { updateDimensionProperties } of (json as { requests: Change[] }).requests) {
    if (updateDimensionProperties === undefined) continue;
    const { sheetId, startIndex } = updateDimensionProperties.range;
    state.hidden.push({ tab: [...state.tabs.keys()][sheetId] ?? '', column: startIndex });
  }
  return { replies: [] };
}
