import type { TableFormat } from '@tertulia/table-files';
import { csvOf } from '@tertulia/table-files/csv';
import type { FigureData } from './figure-table.js';
import { pictureOf, type PictureFrame } from './picture.js';

/** Lets the browser save the numbers of a figure as CSV; durations are milliseconds, and their headings say so. */
export async function saveTable(data: FigureData, { name, ...format }: TableFormat & { name: string }): Promise<void> {
  const columns = data.columns.map(({ heading, kind }) =>
    kind === 'DURATION' ? { heading: `${heading} (ms)`, kind: 'NUMBER' as const } : { heading, kind },
  );
  const chunks: BlobPart[] = [];
  for await (const chunk of csvOf({ name, columns, batches: once(data.rows.map(({ cells }) => cells)) }, format)) {
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  }
  save(new Blob(chunks, { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/**
 * Lets the browser save the chart inside `box` as PNG.
 * @throws Error if it is not drawn yet
 */
export async function savePicture(
  box: HTMLElement | null,
  { name, frame }: { name: string; frame: PictureFrame },
): Promise<void> {
  const chart = box?.querySelector('svg') ?? null;
  if (chart === null) throw new Error('There is no chart yet');
  save(await pictureOf(chart, frame), `${name}.png`);
}

async function* once<Batch>(batch: Batch): AsyncGenerator<Batch> {
  yield batch;
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
