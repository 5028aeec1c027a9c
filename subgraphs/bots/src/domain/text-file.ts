import { readTexts, tableOfTexts, type ReadTexts } from '@tertulia/bot-texts';
import { languageTag, type BotDefinition, type Locale } from '@tertulia/flow-engine';
import { csvOf, excelOf, readTable, tableBounds, type TableFault } from '@tertulia/table-files';
import { inflated } from './compressed.js';

export type TextsFormat = 'CSV' | 'EXCEL';

/** The texts of a bot as a file, with the separators of the country of the business. */
export async function textsFile(texts: {
  definition: BotDefinition;
  format: TextsFormat;
  locale: Locale;
}): Promise<Uint8Array> {
  const { definition, format, locale } = texts;
  const { country, timeZone } = definition.profile;
  const table = tableOfTexts(definition, locale);
  const how = { locale: languageTag(locale, country), zone: timeZone };
  const chunks: Uint8Array[] = [];
  for await (const chunk of format === 'CSV' ? csvOf(table, how) : excelOf([table], how)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What a file, which may be compressed, would change in a definition; safe for hostile files. */
export function textsIn({ bytes, definition }: { bytes: Uint8Array; definition: BotDefinition }): ReadTexts {
  const whole = inflated(bytes, bytesMax);
  const table = whole === null ? ({ ok: false, fault: 'TOO_LARGE' } as const) : readTable(whole);
  return table.ok ? readTexts(table.rows, definition) : { ok: false, reason: faults[table.fault] };
}

const { bytes: bytesMax, rows: rowsMax } = tableBounds;
const megabytes = Math.round(bytesMax / 1024 / 1024);

const faults: Readonly<Record<TableFault, { es: string; en: string }>> = {
  NO_TABLE: { es: 'el archivo no es CSV ni Excel (.xlsx)', en: 'the file is neither CSV nor Excel (.xlsx)' },
  TOO_LARGE: {
    es: `el archivo pasa de ${rowsMax} filas o de ${megabytes} MB`,
    en: `the file has more than ${rowsMax} rows or ${megabytes} MB`,
  },
};
