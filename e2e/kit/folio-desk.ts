import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often the desk hides its work, each as a share of the requests. */
export interface Moods {
  /** The work is done and the connection is cut, so that nobody learns of it. Never for a repeated request. */
  readonly cut: number;
  /** The work is not done, and the answer is 503. Never for a repeated request. */
  readonly refuse: number;
  /** Milliseconds that the work takes at most. */
  readonly workMs: number;
}

/** What was done for one idempotency key. */
export interface Done {
  readonly key: string;
  readonly name: string;
  readonly folio: string;
}

/** Another system: it hands out one folio for each idempotency key, however often it is asked, and keeps a ledger. */
export interface FolioDesk {
  readonly host: string;
  readonly done: ReadonlyMap<string, Done>;
  /** Requests that it got, repeated ones among them. */
  readonly asked: () => number;
  readonly stop: () => Promise<void>;
}

export async function startFolioDesk({ cut, refuse, workMs }: Moods): Promise<FolioDesk> {
  const done = new Map<string, Done>();
  const known = new Set<string>();
  let asked = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked += 1;
    const key = String(request.headers['idempotency-key']);
    const { name } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { name: string };
    const luck = known.has(key) ? 1 : Math.random();
    known.add(key);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * workMs));
    if (luck < refuse) return void response.writeHead(503).end();
    const result = done.get(key) ?? { key, name, folio: `A-${done.size + 1}` };
    done.set(key, result);
    if (luck < refuse + cut) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: result }));
  };
  // A process that is killed while it asks cuts the request.
  const server = createServer((request, response) => void serve(request, response).catch(() => undefined));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    done,
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
