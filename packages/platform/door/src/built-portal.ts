import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtFiles } from './built-files.js';

/** The part of the framework that is used. Its own type declarations would change global settings of every program here. */
type CreateNext = (settings: {
  readonly dev: boolean;
  readonly dir: string;
  readonly hostname: string;
  readonly port: number;
  readonly quiet: boolean;
}) => {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
};

type ReadSettings = (
  phase: string,
  dir: string,
  how: { readonly silent: boolean },
) => Promise<{ readonly distDir: string }>;

/** The portal in this process. */
export interface BuiltPortal {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** Serves the built portal of a folder from this process. Its framework is loaded only here. */
export async function openBuiltPortal(dir: string, address: { hostname: string; port: number }): Promise<BuiltPortal> {
  const require = createRequire(import.meta.url);
  const next = require('next') as CreateNext;
  // The first reader of the settings decides whether the time it took is printed, and the server has no option for it; they are read once.
  const { default: readSettings } = require('next/dist/server/config') as { default: ReadSettings };
  const { distDir } = await readSettings('phase-production-server', dir, { silent: true });
  const app = next({ dev: false, dir, hostname: address.hostname, port: address.port, quiet: true });
  await app.prepare();
  const handler = app.getRequestHandler();
  const files = builtFiles(join(dir, distDir, 'static'));
  return {
    handle: async (request, response) => {
      if (!files(request, response)) await handler(request, response);
    },
    close: async () => app.close(),
  };
}
