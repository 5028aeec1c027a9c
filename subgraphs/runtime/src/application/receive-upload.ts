import { groupsInWords, isAccepted } from '@tertulia/flow-engine';
import type { MessageParams, UserErrorCode } from '@tertulia/errors';
import { bytesOfMegabyte, safeFileName, type ReceivedFile } from '../domain/received-file.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { SniffedContent } from './received-file-ports.js';

/** What became of the bytes. */
export type ReceivedUpload =
  | { readonly file: Pick<ReceivedFile, 'id' | 'name' | 'type' | 'bytes'> }
  | { readonly code: UserErrorCode; readonly params?: MessageParams };

/**
 * Takes the bytes of one file while they come. Each address is good for one file, of the size that was announced; a file that
 * is refused or broken off leaves nothing, and needs a new address.
 */
export async function receiveUpload(
  deps: RuntimeDependencies,
  token: string,
  content: AsyncIterable<Uint8Array>,
): Promise<ReceivedUpload> {
  const named = await deps.files.checkUpload(token, deps.clock.now());
  if (named === null) return { code: 'UPLOAD_OVER' };
  const { organizationId, id } = named;
  const file = await deps.work.transact({ organizationId }, async ({ files }) => files.claim(organizationId, id));
  if (file === null) return { code: 'UPLOAD_OVER' };
  try {
    const received = await take(deps, file, content);
    if ('code' in received) await forget(deps, file);
    return received;
  } catch (error) {
    await forget(deps, file);
    throw error;
  }
}

async function take(
  deps: RuntimeDependencies,
  file: ReceivedFile,
  content: AsyncIterable<Uint8Array>,
): Promise<ReceivedUpload> {
  const sniffed = await deps.files.sniff(content, file.name);
  if (sniffed === null) return { code: 'FILE_EMPTY' };
  if (sniffed === 'PROGRAM' || !isAccepted(sniffed.type, file.accepts)) return notAccepted(file);
  const { organizationId, id } = file;
  const key = deps.files.newKey(sniffed.ending, file.expiresAt);
  const named = { organizationId, id, key, name: safeFileName(file.name, sniffed.ending), type: sniffed.type };
  await deps.work.transact({ organizationId }, async ({ files }) => files.name(named));
  const bytes = await kept(deps, file, { key, sniffed });
  if (bytes === null) return { code: 'FILE_TOO_LARGE', params: { max: Math.ceil(file.bytes / bytesOfMegabyte) } };
  await deps.work.transact({ organizationId }, async ({ files }) => files.keep({ organizationId, id, bytes }));
  return { file: { id, name: named.name, type: named.type, bytes } };
}

async function kept(
  { files }: RuntimeDependencies,
  { bytes: bytesMax, expiresAt }: ReceivedFile,
  { key, sniffed }: { key: string; sniffed: SniffedContent },
): Promise<number | null> {
  return files.put(key, sniffed, { bytesMax, expiresAt });
}

function notAccepted({ accepts }: ReceivedFile): ReceivedUpload {
  const types = { es: groupsInWords(accepts, 'es'), en: groupsInWords(accepts, 'en') };
  return { code: 'FILE_TYPE_NOT_ACCEPTED', params: { types } };
}

async function forget(deps: RuntimeDependencies, { organizationId, id }: ReceivedFile): Promise<void> {
  await deps.work.transact({ organizationId }, async ({ files }) => files.drop(organizationId, id, deps.clock.now()));
}
