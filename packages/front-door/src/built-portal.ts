import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type createNext from 'next';

/** The portal in this process. */
export interface BuiltPortal {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** Serves the built portal of a folder from this process. Its framework is loaded here and nowhere else. */
export async function openBuiltPortal(dir: string, address: { hostname: string; port: number }): Promise<BuiltPortal> {
  // Its types describe a module with a default export, what is loaded is the function itself.
  const next = createRequire(import.meta.url)('next') as typeof createNext.default;
  const app = next({ dev: false, dir, hostname: address.hostname, port: address.port, quiet: true });
  await app.prepare();
  const handler = app.getRequestHandler();
  return {
    handle: async (request, response) => handler(request, response),
    close: async () => app.close(),
  };
}
