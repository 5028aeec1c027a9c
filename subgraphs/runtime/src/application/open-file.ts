import { makeEvent } from '@tertulia/events';
import type { Principal } from '@tertulia/principal';
import type { ReceivedFile } from '../domain/received-file.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Taker } from './received-file-ports.js';

/** A link to the bytes of a file for some minutes, made for the caller; null where there are none, and for who is neither a person nor a key. */
export function linkToFile(
  { files, clock }: Pick<RuntimeDependencies, 'files' | 'clock'>,
  principal: Principal,
  file: ReceivedFile,
): string | null {
  const taker = takerOf(principal);
  if (taker === null || file.key === null) return null;
  return files.linkTo({ ...file, key: file.key }, taker, clock.now());
}

function takerOf(principal: Principal): Taker | null {
  if (principal.kind === 'USER') return { kind: 'USER', id: principal.userId };
  return principal.kind === 'API_KEY' ? { kind: 'API_KEY', id: principal.keyId } : null;
}

/** Somebody opened a link to a file. */
export interface FileDownload {
  /** The same for every use of the link. */
  readonly linkId: string;
  readonly organizationId: string;
  readonly fileId: string;
  readonly taker: Taker;
}

/** Tells of a download, once for each link. */
export async function recordFileDownload(
  { work, clock }: Pick<RuntimeDependencies, 'work' | 'clock'>,
  { linkId, organizationId, fileId, taker }: FileDownload,
): Promise<void> {
  const origin = { id: linkId, occurredAt: clock.now(), organizationId };
  const event = makeEvent('runtime.file-downloaded.v1', origin, { fileId, taker });
  await work.transact({ organizationId }, async ({ events }) => events.emitOnce(event));
}
