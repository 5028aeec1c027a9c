import type { Report } from '@tertulia/report-pages';
import type { PrintedReport } from '../application/print-ports.js';

/** The jobs on reports, by the names under which threads call them. */
export const reportJobs = {
  /** Loads the library and its fonts with the first report, on the thread that makes it. */
  async print(report: Report): Promise<PrintedReport> {
    const { pdfOf, periodOf } = await import('@tertulia/report-pages');
    const chunks: Uint8Array[] = [];
    for await (const chunk of pdfOf(report)) chunks.push(chunk);
    return { period: periodOf(report), content: new Uint8Array(Buffer.concat(chunks)) };
  },
};
