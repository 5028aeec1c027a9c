import { makeEvent } from '@tertulia/events';
import type { Starter } from '../domain/export.js';
import type { ExportDependencies } from './export-dependencies.js';
import type { ExportKey } from './export-ports.js';

/** Somebody opened a link to the file of an export. */
export interface Download {
  /** The same for every use of the link. */
  readonly linkId: string;
  readonly of: ExportKey;
  readonly fileName: string;
  readonly taker: Starter;
}

/** Tells of a download, once for each link: programs that download in parts or again count once. */
export async function recordDownload(
  { exportWork, clock }: Pick<ExportDependencies, 'exportWork' | 'clock'>,
  { linkId, of: { id: exportId, organizationId }, fileName, taker }: Download,
): Promise<void> {
  const origin = { id: linkId, occurredAt: clock.now(), organizationId };
  const event = makeEvent('analytics.export-downloaded.v1', origin, { exportId, fileName, taker });
  await exportWork.transact({ organizationId }, async ({ events }) => events.emitOnce(event));
}
