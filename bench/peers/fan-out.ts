// One live count to every subscriber: by graphql-ws (`graphql-ws`), or the same bytes by `ws` alone (`ws`).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { counts, followCounts, type LiveCounts, liveTypes, onCounts, paced } from './live-counts.ts';

const [kind] = process.argv.slice(2);
/** Sockets that have subscribed, without graphql-ws. */
const listening = new WeakSet<WebSocket>();

const server = createServer((request, response) => void (paced(request, response) || response.writeHead(404).end()));
const sockets = new WebSocketServer({ server, path: '/graphql' });
if (kind === 'graphql-ws') {
  useServer({ schema: buildSchema(liveTypes), roots: { subscription: { liveConversations: followCounts } } }, sockets);
} else {
  sockets.on('connection', greet);
  onCounts(broadcast);
}
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })),
);
process.on('SIGTERM', () => process.exit(0));

/** Implements just enough of the protocol for the same clients. */
function greet(socket: WebSocket): void {
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(String(data)) as { type: string };
    if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
    if (message.type !== 'subscribe') return;
    listening.add(socket);
    socket.send(next(counts()));
  });
}

function broadcast(value: LiveCounts): void {
  const text = next(value);
  for (const socket of sockets.clients) if (listening.has(socket)) socket.send(text);
}

function next(value: LiveCounts): string {
  return JSON.stringify({ id: '1', type: 'next', payload: { data: { liveConversations: value } } });
}
