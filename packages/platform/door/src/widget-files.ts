import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

interface ServedFile {
  type: string;
  etag: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page on which whoever has a link tries a draft; the secret of the link stands behind the # of its address. */
const previewPath = '/preview';

const keptMinutes = 'public, max-age=300, stale-while-revalidate=86400';

/** Players of known video sites, which the page of every bot may frame. */
const players = 'https://www.youtube-nocookie.com https://player.vimeo.com';

/** The policy of pages of ours that show the chat: only our own files may run in them. */
const policyStart =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:";
const policyEnd = "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The sites around a bot. `framers` may show the page: none means all, null only ours. Pages of `framed` are shown in it. */
export interface PageSites {
  readonly framers: readonly string[] | null;
  readonly framed: readonly string[];
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?$/;

function policyOf({ framers, framed }: PageSites): string {
  const sources = framed.flatMap((site) => [...(loopback.test(site) ? [`http://${site}`] : []), `https://${site}`]);
  const policy = `${policyStart}; frame-src ${[players, ...sources].join(' ')}; ${policyEnd}`;
  if (framers?.length === 0) return policy;
  return `${policy}; frame-ancestors ${["'self'", ...(framers ?? [])].join(' ')}`;
}

/** The visitor's files, read and compressed once: `/widget/...`, `/chat/<public id>`, `/preview` and `/demo`. */
export class WidgetFiles {
  readonly #folder: string;
  readonly #cacheControl: string;
  #files: ReadonlyMap<string, ServedFile> = new Map();

  private constructor(folder: string, cacheControl: string) {
    this.#folder = folder;
    this.#cacheControl = cacheControl;
  }

  /** `isChanging`: browsers revalidate files at each request. */
  static async load(folder: string, { isChanging = false } = {}): Promise<WidgetFiles> {
    const files = new WidgetFiles(folder, isChanging ? 'no-cache' : keptMinutes);
    await files.reload();
    return files;
  }

  /** Reads the current files of the folder. */
  async reload(): Promise<void> {
    const names = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`/widget/${relative(this.#folder, path).replaceAll('\\', '/')}`, await read(path)] as const;
      });
    this.#files = new Map(await Promise.all(files));
  }

  /** Responds if the request is for one of the files. `sites` are those around the bot that a page shows. */
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    { framers, framed }: PageSites = { framers: [], framed: [] },
  ): boolean {
    const { pathname } = new URL(`http://localhost${request.url ?? '/'}`);
    const sites = { framers: framersOf(pathname, framers), framed };
    const file = this.#files.get(fileNameOf(pathname));
    if (file === undefined) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    send(request, response, { ...file, sites, cacheControl: this.#cacheControl });
    return true;
  }
}

/** A preview is framed by no other site, the page to try a bot by any, a chat by those that may embed its bot. */
function framersOf(path: string, given: PageSites['framers']): PageSites['framers'] {
  if (path === previewPath) return null;
  return isTrial(path) ? [] : given;
}

function fileNameOf(path: string): string {
  if (path === previewPath) return '/widget/demo/preview.html';
  if (isTrial(path)) return '/widget/demo/demo.html';
  return chatOf(path) === null ? path : '/widget/demo/chat.html';
}

function isTrial(path: string): boolean {
  return path === '/demo' || path === '/demo/';
}

function chatOf(path: string): string | null {
  return /^\/chat\/([\w-]{1,64})\/?$/.exec(path)?.[1] ?? null;
}

/** The bot that the page at an address shows: its chat, or the page to try it; null for any other page. */
export function botOf(address: string): string | null {
  const { pathname, searchParams } = new URL(`http://localhost${address}`);
  if (!isTrial(pathname)) return chatOf(pathname);
  return /^[\w-]{1,64}$/.exec(searchParams.get('bot') ?? '')?.[0] ?? null;
}

async function read(path: string): Promise<ServedFile> {
  const plain = await readFile(path);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`;
  const type = types[extname(path)] ?? 'application/octet-stream';
  // Outside of the loop's thread, and all files at the same time.
  const [zipped, brotli] = await Promise.all([promisify(gzip)(plain, { level: 9 }), promisify(brotliCompress)(plain)]);
  return { type, etag, plain, gzip: zipped, brotli };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile & { readonly sites: PageSites; readonly cacheControl: string },
): void {
  const isPage = file.type.startsWith('text/html');
  const headers: Record<string, string> = {
    'content-type': file.type,
    etag: file.etag,
    'cache-control': file.cacheControl,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    ...(isPage
      ? {
          'content-security-policy': policyOf(file.sites),
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex',
        }
      : {}),
  };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const [encoding, body] = /\bbr\b/.test(accepted)
    ? (['br', file.brotli] as const)
    : /\bgzip\b/.test(accepted)
      ? (['gzip', file.gzip] as const)
      : ([null, file.plain] as const);
  if (encoding !== null) headers['content-encoding'] = encoding;
  headers['content-length'] = String(body.length);
  response.writeHead(200, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
