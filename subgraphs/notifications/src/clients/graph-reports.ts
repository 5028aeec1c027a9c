import { toGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { Reports } from '../application/report-ports.js';
import type { Ask } from './graph-questions.js';

const query =
  'query ReportToMail($id: ID!) { reportFile(deliveryId: $id) { name locale period fileName contentType base64 outsideAddress } }';

/** The first report after a start waits for a thread that loads its library; a large one is drawn for seconds. Less than the lease of an attempt. */
const timeoutMs = 60_000;

const answered = z.object({
  reportFile: z
    .object({
      ...{ name: z.string(), locale: z.enum(['es', 'en']), period: z.string() },
      ...{ fileName: z.string(), contentType: z.string(), base64: z.base64() },
      outsideAddress: z.string().nullable(),
    })
    .nullable(),
});

/** Reports of analytics, as files. */
export function graphReports(ask: Ask): Reports {
  return {
    file: async (organizationId, deliveryId) => {
      const variables = { id: toGlobalId('reportDelivery', deliveryId) };
      const { reportFile } = await ask('analytics', { query, variables, organizationId, timeoutMs }, answered);
      if (reportFile === null) return null;
      const { base64, ...told } = reportFile;
      return { ...told, content: Buffer.from(base64, 'base64') };
    },
  };
}
