import type { IncomingMessage, ServerResponse } from 'node:http';
import next from 'next';

export interface Portal {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** The built portal inside this process. */
export async function startPortal(dir: string, address: { hostname: string; port: number }): Promise<Portal> {
  const app = next({ dev: false, dir, hostname: address.hostname, port: address.port, quiet: true });
  await app.prepare();
  const handler = app.getRequestHandler();
  return {
    handle: async (request, response) => handler(request, response),
    close: async () => app.close(),
  };
}

