import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Locale } from '@tertulia/errors';
import { printSchema, type GraphQLSchema } from 'graphql';
import { acceptedEncoding } from '../http/compress.js';
import { explorerPage } from './explorer-page.js';

/** Dependencies of the explorer endpoint. */
export interface ExplorerParts {
  /** Folder of the built explorer; when it is null or has no explorer, no page is served. */
  readonly folder: string | null;
  readonly publicUrl: string;
  readonly schema: () => GraphQLSchema | null;
}

/** Paths of the explorer's files below `/graphql`. */
export const explorerPaths: ReadonlySet<string> = new Set([
  '/graphql/explorer.js',
  '/graphql/explorer.css',
  '/graphql/schema.graphql',
]);

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };
const suffixes = { br: '.br', gzip: '.gz' } as const;

/** Serves the explorer page at `/graphql`, its files, and the schema as a file. */
export class ExplorerEndpoint {
  readonly #parts: ExplorerParts;
  readonly #files = new Map<string, Promise<Buffer>>();
  #printed: { schema: GraphQLSchema; sdl: string } | null = null;

  constructor(parts: ExplorerParts) {
    this.#parts = parts;
  }

  /** True when a browser opens the page. Programs request JSON or send a custom header. */
  isPageRequest({ method, headers }: IncomingMessage): boolean {
    const isPage = method === 'GET' || method === 'HEAD';
    const hasApiHeader = ['apollo-require-preflight', 'x-apollo-operation-name'].some(
      (name) => headers[name] !== undefined,
    );
    return isPage && !hasApiHeader && /\btext\/html\b/.test(headers.accept ?? '');
  }

  /** Sends the page; false when there is none. */
  async sendPage(response: ServerResponse, locale: Locale): Promise<boolean> {
    if ((await this.#read('explorer.js')) === null) return false;
    const socketOrigin = new URL(this.#parts.publicUrl).origin.replace(/^http/, 'ws');
    const { html, headers } = explorerPage({ locale, socketOrigin });
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(html) });
    response.end(response.req.method === 'HEAD' ? undefined : html);
    return true;
  }

  /** Sends one of the files; false when it does not exist. */
  async sendFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const name = path.slice('/graphql/'.length);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    if (name === 'schema.graphql') return this.#sendSchema(response);
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const body = await this.#read(encoding === null ? name : `${name}${suffixes[encoding]}`);
    if (body === null) return false;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    const headers = {
      'content-type': `${types[name.split('.').at(-1) ?? ''] ?? 'text/plain'}; charset=utf-8`,
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
      'cache-control': 'no-cache',
      etag,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return true;
    }
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }

  #sendSchema(response: ServerResponse): boolean {
    const schema = this.#parts.schema();
    if (schema === null) return false;
    if (this.#printed?.schema !== schema) this.#printed = { schema, sdl: `${printSchema(schema)}\n` };
    const { sdl } = this.#printed;
    response.writeHead(200, {
      'content-type': 'application/graphql; charset=utf-8',
      'content-length': Buffer.byteLength(sdl),
      'content-disposition': 'attachment; filename="tertulia.graphql"',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(response.req.method === 'HEAD' ? undefined : sdl);
    return true;
  }

  /** The file's content, read once; null when it does not exist. */
  async #read(name: string): Promise<Buffer | null> {
    const { folder } = this.#parts;
    if (folder === null) return null;
    const reading = this.#files.get(name) ?? readFile(join(folder, name));
    this.#files.set(name, reading);
    try {
      return await reading;
    } catch {
      this.#files.delete(name);
      return null;
    }
  }
}
