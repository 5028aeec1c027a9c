import { z } from 'zod';
import { callVendor } from '../call-vendor.js';
import { ConnectorError, type ConnectorContext } from '../connector.js';

/** One sheet of a spreadsheet. */
export interface SheetPlace {
  readonly spreadsheetId: string;
  /** Title of the tab. */
  readonly sheet: string;
}

const ranged = z.object({ values: z.array(z.array(z.unknown())).optional() });
const anything = z.unknown();
const properties = z.object({
  sheets: z.array(
    z.object({
      properties: z.object({
        sheetId: z.number(),
        title: z.string(),
        gridProperties: z.object({ columnCount: z.number() }),
      }),
    }),
  ),
});

/** The id of a spreadsheet, from an id or an address of the browser. @throws ConnectorError REFUSED */
export function spreadsheetIdOf(text: string): string {
  const id = /\/d\/([\w-]{10,})/.exec(text)?.[1] ?? text;
  if (!/^[\w-]{10,200}$/.test(id)) throw new ConnectorError('REFUSED', 'INPUT_INVALID_SPREADSHEET');
  return id;
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Cells as text, row by row; cells after the last filled one are missing. */
export async function readCells(context: ConnectorContext, place: SheetPlace, cells: string): Promise<string[][]> {
  const path = `${spreadsheetPath(place)}/values/${encodeURIComponent(rangeOf(place, cells))}`;
  const { values = [] } = await callVendor(context, { method: 'GET', path, response: ranged }).catch(explained);
  return values.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell ?? ''))));
}

/** Adds rows below the last one, in one request. Texts stay texts: a formula of a visitor is not evaluated. */
export async function appendRows(context: ConnectorContext, place: SheetPlace, rows: readonly (readonly string[])[]) {
  const range = encodeURIComponent(rangeOf(place, 'A1'));
  const path = `${spreadsheetPath(place)}/values/${range}:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`;
  await callVendor(context, { method: 'POST', path, body: { values: rows }, response: anything }).catch(explained);
}

/** Writes single cells, in one request. */
export async function writeCells(
  context: ConnectorContext,
  place: SheetPlace,
  cells: readonly { readonly cell: string; readonly value: string }[],
): Promise<void> {
  const data = cells.map(({ cell, value }) => ({ range: rangeOf(place, cell), values: [[value]] }));
  const path = `${spreadsheetPath(place)}/values:batchUpdate`;
  await callVendor(context, {
    ...{ method: 'POST', path, response: anything },
    body: { valueInputOption: 'RAW', data },
  }).catch(explained);
}

/** Adds a column with a title, out of the owner's sight. */
export async function addHiddenColumn(
  context: ConnectorContext,
  place: SheetPlace,
  { index, title }: { readonly index: number; readonly title: string },
): Promise<void> {
  const path = `${spreadsheetPath(place)}?fields=sheets.properties(sheetId,title,gridProperties.columnCount)`;
  const { sheets } = await callVendor(context, { method: 'GET', path, response: properties }).catch(explained);
  const found = sheets.find(({ properties: { title: name } }) => name === place.sheet)?.properties;
  if (found === undefined) throw new ConnectorError('REFUSED', 'SHEET_NOT_FOUND');
  const { sheetId } = found;
  const missing = index + 1 - found.gridProperties.columnCount;
  const wider = { appendDimension: { sheetId, dimension: 'COLUMNS', length: missing } };
  const range = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  const hide = { updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } };
  const requests = [...(missing > 0 ? [wider] : []), hide];
  const body = { requests };
  await callVendor(context, {
    method: 'POST',
    path: `${spreadsheetPath(place)}:batchUpdate`,
    body,
    response: anything,
  });
  await writeCells(context, place, [{ cell: `${columnName(index)}1`, value: title }]);
}

function spreadsheetPath({ spreadsheetId }: SheetPlace): string {
  return `/v4/spreadsheets/${spreadsheetId}`;
}

function rangeOf({ sheet }: SheetPlace, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

function explained(error: unknown): never {
  const isMissing = error instanceof ConnectorError && error.status === 404;
  throw isMissing ? new ConnectorError('REFUSED', 'SPREADSHEET_NOT_FOUND', { status: 404 }) : error;
}
