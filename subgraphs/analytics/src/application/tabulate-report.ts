import { csvOf, excelOf, type TableFormat } from '@tertulia/table-files';
import type { Principal } from '@tertulia/principal';
import { metricTables } from '../domain/export-tables.js';
import type { Export } from '../domain/export.js';
import { readNumbers, wordsOfNumbers } from './read-numbers.js';

/** Metrics that are wanted as tables. */
export type Tabulated = Pick<Export, 'organizationId' | 'locale' | 'format' | 'range' | 'botIds' | 'only'>;

/** The tables of metrics as the bytes of a file, which is small: it has sums, no rows of visitors. @throws as `readNumbers` and `wordsOfNumbers` */
export async function tabulateReport(
  deps: Parameters<typeof readNumbers>[0],
  principal: Principal,
  { wanted, how }: { wanted: Tabulated; how: TableFormat },
): Promise<Uint8Array> {
  const numbers = await readNumbers(deps, principal, wanted);
  const words = await wordsOfNumbers(deps, principal, { numbers, one: wanted });
  const [first, ...others] = metricTables(numbers, { ...words, botIds: wanted.botIds }).tables;
  if (first === undefined) throw new Error('A report has tables');
  const parts: Uint8Array[] = [];
  const content = wanted.format === 'CSV' ? csvOf(first, how) : excelOf([first, ...others], how);
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
