import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type createNext from 'next';

export interface Portal {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

// Its types describe a module with a default export, what is loaded is the function itself.
const next = createRequire(import.meta.url)('next') as typeof createNext.default;

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
