import { FileStoreError, type FileLinks, type FileStore } from '@tertulia/file-store';
import { FileTooLarge, type ExportFiles } from '../application/export-ports.js';
import { bytesMax } from '../domain/export.js';
import { filesPath } from './file-routes.js';

/** A link is made when somebody looks at the list, and used at once. */
const linkMs = 5 * 60_000;
const types = { CSV: 'csv', EXCEL: 'xlsx' } as const;

/** Files in the store, with links that this installation signs. */
export function storedExportFiles(store: FileStore, links: FileLinks, publicUrl: string): ExportFiles {
  return {
    put: async ({ content, format, expiresAt }) => {
      try {
        return await store.put({ content, type: types[format], bytesMax, expiresAt });
      } catch (error) {
        throw error instanceof FileStoreError && error.kind === 'TOO_LARGE' ? new FileTooLarge() : error;
      }
    },
    remove: async (key) => store.remove(key),
    removeExpired: async (now) => store.removeExpired(now),
    linkTo: ({ id: recordId, organizationId, key, fileName }, starter, now) => {
      const holder = { ...starter, organizationId, recordId };
      return `${publicUrl}${filesPath}${links.sign({ key, fileName, holder, now, lifetimeMs: linkMs })}`;
    },
  };
}
