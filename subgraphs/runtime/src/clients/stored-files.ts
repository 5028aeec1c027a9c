import { FileStoreError, newFileKey, type FileLinks, type FileStore, type FileType } from '@tertulia/file-store';
import { toGlobalId } from '@tertulia/subgraph';
import type { FileKeeper } from '../application/received-file-ports.js';
import { withoutMetadata } from './picture-metadata/index.js';
import { sniffed } from './sniffed-content.js';
import type { UploadTokens } from './upload-tokens.js';

/** Below it, an address for an upload, or a link to a file. */
export const uploadsPath = '/uploads/';
/** The portal's page that opens a file for a member who is signed in. */
const pagePath = '/received-files/';
const linkMs = 10 * 60_000;

/** Files in the store that exports use as well, with addresses that this installation signs. */
export function storedFiles(parts: {
  readonly store: FileStore;
  readonly links: FileLinks;
  readonly tokens: UploadTokens;
  readonly publicUrl: string;
}): FileKeeper {
  const { store, links, tokens, publicUrl } = parts;
  return {
    sniff: sniffed,
    newKey: (ending, expiresAt) => newFileKey({ type: ending as FileType, expiresAt }),
    put: async (key, { content, ending }, limits) => {
      try {
        // What is left out counts as well: the visitor has announced it.
        const picture = withoutMetadata(within(content, limits.bytesMax), ending);
        return (await store.put({ key, content: picture, type: ending as FileType, ...limits })).bytes;
      } catch (error) {
        if (error instanceof FileStoreError && error.kind === 'TOO_LARGE') return null;
        throw error;
      }
    },
    open: async (key) => store.open(key),
    remove: async (key) => store.remove(key),
    pageOf: (id) => `${publicUrl}${pagePath}${toGlobalId('receivedFile', id)}`,
    linkTo: ({ key, name: fileName, id: recordId, organizationId }, taker, now) => {
      const holder = { ...taker, organizationId, recordId };
      return `${publicUrl}${uploadsPath}${links.sign({ key, fileName, holder, now, lifetimeMs: linkMs })}`;
    },
    uploadUrl: async (file, expiresAt) => `${publicUrl}${uploadsPath}${await tokens.sign(file, expiresAt)}`,
    checkUpload: async (token, now) => tokens.verify(token, now),
  };
}

async function* within(content: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new FileStoreError('TOO_LARGE');
    yield chunk;
  }
}
