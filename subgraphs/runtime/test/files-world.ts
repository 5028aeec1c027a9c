import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import type { Principal, VisitorPrincipal } from '@tertulia/principal';
import { guardedServer, rawRoutes } from '@tertulia/service/http';
import { openWorld } from './world.js';

export const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)]);
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

export interface Prepared {
  upload: { fileId: string; url: string } | null;
  userErrors: { code: string; message: string }[];
}

/** The subgraph, with its raw routes on a port. */
export async function openFilesWorld() {
  const world = await openWorld();
  const routes = rawRoutes(world.routes ?? []);
  const { log } = world.input;
  const server = guardedServer({ log, answer: async (request, response) => routes.handle(request, response) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const here = (url: string): string => url.replace('https://tertulia.test', origin);

  const prepare = async (visitor: Principal, name: string, bytes: number): Promise<Prepared> => {
    const query = `mutation ($input: PrepareUploadInput!) { prepareUpload(input: $input) {
      upload { fileId url } userErrors { code message } } }`;
    return (await world.tell<{ prepareUpload: Prepared }>(visitor, query, { input: { name, bytes } })).prepareUpload;
  };
  const post = async (url: string, body: Uint8Array | ReadableStream<Uint8Array>): Promise<Response> =>
    fetch(here(url), { method: 'POST', body: body as BodyInit, duplex: 'half' } as RequestInit);
  /** Prepares and sends; returns the id. */
  const upload = async (visitor: VisitorPrincipal, name: string, body: Buffer): Promise<string> => {
    const { upload: prepared, userErrors } = await prepare(visitor, name, body.byteLength);
    if (prepared === null) throw new Error(JSON.stringify(userErrors));
    const response = await post(prepared.url, body);
    if (response.status !== 200) throw new Error(await response.text());
    return prepared.fileId;
  };
  return {
    ...world,
    ...{ origin, here, prepare, post, upload },
    kept: async (): Promise<string[]> => readdir(world.filesFolder).catch(() => []),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

export type FilesWorld = Awaited<ReturnType<typeof openFilesWorld>>;
