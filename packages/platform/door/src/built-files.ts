import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Where pages look for the files of their build; the name of each file changes with its content. */
const filesAt = '/_next/static';

/**
 * Serves the files of a build with the compressed copies that the build made beside them: the framework would compress each file again at
 * every request. Returns false when there is no such file; the request is then unchanged.
 */
export function builtFiles(folder: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const serve = sirv(folder, {
    ...{ brotli: true, gzip: true, etag: true, immutable: true, maxAge: 31_536_000 },
    setHeaders: (response) => response.setHeader('x-content-type-options', 'nosniff'),
  });
  return (request, response) => {
    const { url = '/', method } = request;
    if (!url.startsWith(`${filesAt}/`) || (method !== 'GET' && method !== 'HEAD')) return false;
    let isServed = true;
    request.url = url.slice(filesAt.length);
    serve(request, response, () => {
      isServed = false;
    });
    request.url = url;
    return isServed;
  };
}
