import { messageFor } from '@tertulia/errors';
import { FileStoreError, type CheckedLink, type FileLinks } from '@tertulia/file-store';
import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import { toGlobalId } from '@tertulia/subgraph';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { recordFileDownload, type FileDownload } from '../application/open-file.js';
import { receiveUpload, type ReceivedUpload } from '../application/receive-upload.js';
import { uploadsPath } from './stored-files.js';

/** The chat is on pages of any site; the address itself is the permission. */
const fromAnywhere = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '7200',
  'content-type': 'application/json; charset=utf-8',
};
const statuses: Readonly<Record<string, number>> = {
  ...{ UPLOAD_OVER: 410, FILE_TOO_LARGE: 413, FILE_TYPE_NOT_ACCEPTED: 415, FILE_EMPTY: 400 },
};
const gone: RawResponse = {
  status: 404,
  body: 'Este enlace ya no es válido. Ábrelo otra vez desde la conversación.\nThis link is no longer valid. Open it again from the conversation.\n',
};
/** Shown where they are; everything else is saved. None of them can run a script. */
const shownTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** Takes files from who has an address for one, and gives them to who has a link. */
export function uploadRoutes(deps: RuntimeDependencies, links: FileLinks): RawRoute[] {
  const handle = async (request: RawRequest): Promise<RawResponse> => {
    if (request.method === 'OPTIONS') return { status: 204, headers: fromAnywhere };
    return request.method === 'POST' ? receive(deps, request) : give(deps, links, request);
  };
  return [{ path: uploadsPath, methods: ['POST', 'OPTIONS', 'GET', 'HEAD'], isStreamed: true, handle }];
}

async function receive(deps: RuntimeDependencies, { path, content }: RawRequest): Promise<RawResponse> {
  try {
    return answerOf(await receiveUpload(deps, path.slice(uploadsPath.length), content));
  } catch (error) {
    // The storage is away, or the sender broke off and hears nothing of this.
    const isAway = error instanceof FileStoreError || content.readableAborted;
    if (!isAway) throw error;
    return { status: 503, headers: { ...fromAnywhere, 'retry-after': '5' }, body: '{}' };
  }
}

function answerOf(received: ReceivedUpload): RawResponse {
  if ('file' in received) {
    const { id, name, type, bytes } = received.file;
    const body = JSON.stringify({ id: toGlobalId('receivedFile', id), name, type, bytes });
    return { status: 200, headers: fromAnywhere, body };
  }
  const { code, params = {} } = received;
  const message = { es: messageFor(code, 'es', params), en: messageFor(code, 'en', params) };
  return { status: statuses[code] ?? 400, headers: fromAnywhere, body: JSON.stringify({ code, message }) };
}

async function give(deps: RuntimeDependencies, links: FileLinks, { path, method }: RawRequest): Promise<RawResponse> {
  const { files, clock } = deps;
  const link = links.check(path.slice(uploadsPath.length), clock.now());
  const file = link === null ? null : await files.open(link.key);
  if (link === null || file === null) return gone;
  const isShown = shownTypes.has(file.mediaType);
  const how = isShown ? 'inline' : 'attachment';
  const plain = link.fileName.replaceAll(/[^\w.-]/g, '_');
  const headers = {
    'content-type': file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(link.fileName)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
  };
  if (method !== 'GET') {
    file.content.destroy();
    return { status: 200, headers };
  }
  // A picture is read with its conversation, like a message.
  if (!isShown) {
    await recordFileDownload(deps, downloadOf(link)).catch((error: unknown) => {
      file.content.destroy();
      throw error;
    });
  }
  return { status: 200, headers, body: file.content };
}

function downloadOf({ linkId, holder: { organizationId, recordId: fileId, ...taker } }: CheckedLink): FileDownload {
  return { linkId, organizationId, fileId, taker };
}
