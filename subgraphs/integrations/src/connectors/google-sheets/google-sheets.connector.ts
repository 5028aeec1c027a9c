import { z } from 'zod';
import { callVendor, pairsOf, required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorAction,
  type ConnectorContext,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { errorOfStatus } from '../connector-failure.js';
import { input } from '../fields.js';
import { keyColumn, RowBatches } from './row-batches.js';
import { columnName, readCells, spreadsheetIdOf, writeCells, type SheetPlace } from './sheet-api.js';

const spreadsheet = input('spreadsheet', { es: 'Hoja de cálculo (dirección o id)', en: 'Spreadsheet (address or id)' });
const sheet = input('sheet', { es: 'Pestaña', en: 'Tab' });
const column = input('column', { es: 'Columna donde buscar', en: 'Column to search' });
const value = input('value', { es: 'Valor que buscar', en: 'Value to find' });
const cells = input('cells', { es: 'Celdas por columna', en: 'Cells by column' }, { kind: 'MAP' });
const email = z.object({ email: z.string().optional() });

/** Google Sheets: rows are added once, found and updated by the titles of the first row. */
export function googleSheetsConnector(): Connector {
  return {
    ...{ name: 'google-sheets', version: 1, category: 'SHEETS', apiUrl: 'https://sheets.googleapis.com', fields: [] },
    accountUrl: 'https://openidconnect.googleapis.com/v1/userinfo',
    names: { es: 'Hojas de cálculo de Google', en: 'Google Sheets' },
    summary: {
      es: 'Agrega, busca y actualiza filas de tus hojas de cálculo.',
      en: 'Adds, finds and updates rows of your spreadsheets.',
    },
    auth: {
      ...{ kind: 'OAUTH', provider: 'google' },
      scopes: ['openid', 'email', 'https://www.googleapis.com/auth/spreadsheets'],
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      revocation: { how: 'FORM', url: 'https://oauth2.googleapis.com/revoke' },
      extraParameters: { access_type: 'offline', prompt: 'consent' },
    },
    actions: actionsOf(new RowBatches()),
    test: async (context) => {
      // No spreadsheet is known yet: one that does not exist is a "not found" for a credential that works.
      await callVendor(context, {
        ...{ method: 'GET', path: '/v4/spreadsheets/none?fields=spreadsheetId', response: z.unknown() },
        accepts: [403, 404],
      });
    },
    accountLabel: async ({ fetch, secret, accountUrl }) => {
      const headers = { authorization: `Bearer ${secret['accessToken'] ?? ''}` };
      const response = await fetch(accountUrl, { headers });
      const error = errorOfStatus(response.status, null);
      if (error !== null) throw error;
      return email.parse(await response.json()).email ?? null;
    },
  };
}

function actionsOf(batches: RowBatches): ConnectorAction[] {
  return [
    {
      name: 'appendRow',
      names: { es: 'Agregar una fila', en: 'Add a row' },
      inputs: [spreadsheet, sheet, cells],
      run: async (context, inputs) => {
        await batches.append(context, placeOf(inputs), pairsOf(inputs, 'cells'));
        return { isAdded: true };
      },
    },
    {
      name: 'findRow',
      names: { es: 'Buscar una fila', en: 'Find a row' },
      inputs: [spreadsheet, sheet, column, value],
      run: findRow,
    },
    {
      name: 'updateRow',
      names: { es: 'Actualizar una fila', en: 'Update a row' },
      inputs: [spreadsheet, sheet, column, value, cells],
      run: updateRow,
    },
  ];
}

function placeOf(inputs: FieldValues): SheetPlace {
  return { spreadsheetId: spreadsheetIdOf(required(inputs, 'spreadsheet')), sheet: required(inputs, 'sheet') };
}

interface FoundRow {
  readonly titles: readonly string[];
  /** Null if no row has the value. Counted from 1, the header included. */
  readonly row: number | null;
}

async function locate(context: ConnectorContext, place: SheetPlace, inputs: FieldValues): Promise<FoundRow> {
  const [titles = []] = await readCells(context, place, '1:1');
  const index = titles.indexOf(required(inputs, 'column'));
  if (index < 0) throw new ConnectorError('REFUSED', 'COLUMN_NOT_FOUND');
  const wanted = required(inputs, 'value').toLowerCase();
  const name = columnName(index);
  const column = await readCells(context, place, `${name}:${name}`);
  const at = column.findIndex(([cell = ''], row) => row > 0 && cell.trim().toLowerCase() === wanted);
  return { titles, row: at < 0 ? null : at + 1 };
}

async function findRow(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const place = placeOf(inputs);
  const { titles, row } = await locate(context, place, inputs);
  if (row === null) return { isFound: false, row: null, cells: {} };
  const [values = []] = await readCells(context, place, `${row}:${row}`);
  const shown = titles.map((title, index) => [title, values[index] ?? ''] as const);
  return { isFound: true, row, cells: Object.fromEntries(shown.filter(([title]) => title !== keyColumn)) };
}

async function updateRow(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const place = placeOf(inputs);
  const changes = Object.entries(pairsOf(inputs, 'cells'));
  const { titles, row } = await locate(context, place, inputs);
  if (row === null) return { isFound: false, row: null };
  const written = changes.map(([title, text]) => {
    const index = titles.indexOf(title);
    if (index < 0 || title === keyColumn) throw new ConnectorError('REFUSED', 'COLUMN_NOT_FOUND');
    return { cell: `${columnName(index)}${row}`, value: text };
  });
  await writeCells(context, place, written);
  return { isFound: true, row };
}
