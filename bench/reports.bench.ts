import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { compare } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';

/** A month of fifty bots as PDF: the first of a process, which loads the library and the fonts, and the next ones. */
export async function run({ rounds }: MeasureOptions): Promise<Measurement> {
  const columns = {
    'first ms': 'firstMs',
    'next ms': 'nextMs',
    'MB more than at rest': 'moreMb',
    KB: 'kilobytes',
  } as const;
  const tables = [];
  for (const extent of ['SUMMARY', 'FULL']) {
    const targets = [{ name: 'Tertulia, report-pages', run: async () => written(extent) }];
    tables.push(await compare({ what: extent.toLowerCase(), targets, key: 'nextMs', columns }, { rounds }));
  }
  return {
    title: 'Reports',
    note: 'A month of 50 bots with 50 unanswered questions as PDF; CPU of the process, whose highest memory is shown. The summary is one page.',
    rows: tables.flat(),
  };
}

/** In a process of its own, because its highest memory is measured. */
async function written(extent: string) {
  const worker = await startWorker('reports.ts', { extent });
  try {
    return await worker.ask<Record<'firstMs' | 'nextMs' | 'moreMb' | 'kilobytes', number>>();
  } finally {
    await worker.stop();
  }
}
