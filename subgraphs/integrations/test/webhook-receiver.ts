import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { eventually } from '@tertulia/testkit';
import { Webhook } from 'standardwebhooks';

/** A request that arrived. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

/** How a receiver responds; STALL keeps the connection open and never responds. */
export type Reaction =
  | 'STALL'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | Buffer };

/** A receiver of webhooks on the loopback interface. It can be closed and opened again on its port. */
export async function webhookReceiver() {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let react: (request: Received) => Reaction | Promise<Reaction> = () => ({ status: 204 });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { url: path = '', headers } = request;
      const one = { path, headers, body: Buffer.concat(chunks).toString('utf8'), atMs: performance.now() };
      received.push(one);
      const reaction = await react(one);
      if (reaction !== 'STALL') response.writeHead(reaction.status, reaction.headers).end(reaction.body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    received,
    key: `127.0.0.1:${port}`,
    urlOf: (path: string) => `http://127.0.0.1:${port}${path}`,
    reactWith: (reaction: typeof react) => {
      react = reaction;
    },
    stop,
    /** Waits where another process uses the port for a moment. */
    start: async () => eventually(async () => listen(port)),
  };
}

/** Whether one of the signatures of a request was made with this secret, by the standard's own library. */
export function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const id = String(headers['webhook-id']);
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const expected = new Webhook(secret).sign(id, at, body);
  return String(headers['webhook-signature']).split(' ').includes(expected);
}
