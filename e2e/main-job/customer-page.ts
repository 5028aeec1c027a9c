import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that is served. */
export interface CustomerPage {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

/** The web page of a business on a separate origin: plain HTML with the embed line of the portal. */
export async function serveCustomerPage(snippet: string): Promise<CustomerPage> {
  const html = `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Salón Camelia</title></head>
<body><h1>Salón Camelia</h1><p>Cortes, color y peinados.</p>${snippet}</body></html>`;
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isPage ? html : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
