import type { CheckedLink, FileLinks, FileStore } from '@tertulia/file-store';
import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import type { Clock } from '@tertulia/use-case';
import type { Download } from '../application/record-download.js';

/** Below it, a link is the rest of the path. */
export const filesPath = '/files/';

const gone: RawResponse = {
  status: 404,
  body: 'Este enlace ya no es válido. Ábrelo otra vez desde la lista de exportaciones.\nThis link is no longer valid. Open it again from the list of exports.\n',
};

/** Serves files to whoever has a link to them. */
export function fileRoutes(place: {
  readonly store: FileStore;
  readonly links: FileLinks;
  readonly clock: Clock;
  /** Settles before the first byte leaves; without it none does. */
  readonly onDownload: (download: Download) => Promise<void>;
}): RawRoute[] {
  const { store, links, clock, onDownload } = place;
  const handle = async ({ path, method }: RawRequest): Promise<RawResponse> => {
    const link = links.check(path.slice(filesPath.length), clock.now());
    const file = link === null ? null : await store.open(link.key);
    if (link === null || file === null) return gone;
    const headers = {
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
      'content-disposition': `attachment; filename="${link.fileName.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(link.fileName)}`,
      'cache-control': 'private, no-store',
    };
    if (method === 'GET') {
      await onDownload(downloadOf(link)).catch((error: unknown) => {
        file.content.destroy();
        throw error;
      });
      return { status: 200, headers, body: file.content };
    }
    file.content.destroy();
    return { status: 200, headers };
  };
  return [{ path: filesPath, methods: ['GET', 'HEAD'], handle }];
}

function downloadOf({ linkId, fileName, holder: { organizationId, recordId, ...taker } }: CheckedLink): Download {
  return { linkId, fileName, taker, of: { id: recordId, organizationId } };
}
