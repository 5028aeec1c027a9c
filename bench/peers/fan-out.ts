// One live count, published every second to every subscriber: by graphql-ws (`graphql-ws`), or the same bytes by `ws` alone (`ws`).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';

interface LiveCounts {
  readonly sequence: number;
  readonly at: string;
  readonly active: number;
  readonly waiting: number;
  readonly withHuman: number;
  readonly present: number;
}

const [kind] = process.argv.slice(2);
const everyMs = 1_000;
const schema = buildSchema(`
  type LiveCounts { sequence: Int! at: String! active: Int! waiting: Int! withHuman: Int! present: Int }
  type Query { ok: Boolean }
  type Subscription { liveConversations: LiveCounts! }`);
const listeners = new Set<(value: LiveCounts) => void>();
/** Sockets that have subscribed, without graphql-ws. */
const listening = new WeakSet<WebSocket>();
let sequence = 0;
const counts = (): LiveCounts => ({
  sequence,
  at: new Date().toISOString(),
  active: sequence % 50,
  waiting: 1,
  withHuman: 2,
  present: 3,
});

async function* follow() {
  let wake: () => void = () => undefined;
  const values = [counts()];
  const send = (value: LiveCounts) => {
    values.push(value);
    wake();
  };
  listeners.add(send);
  try {
    for (;;) {
      if (values.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      yield { liveConversations: values.shift() };
    }
  } finally {
    listeners.delete(send);
  }
}

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/graphql' });
if (kind === 'graphql-ws') useServer({ schema, roots: { subscription: { liveConversations: follow } } }, sockets);
else sockets.on('connection', greet);
setInterval(() => {
  sequence += 1;
  const value = counts();
  if (kind === 'graphql-ws') for (const send of listeners) send(value);
  else broadcast(value);
}, everyMs);
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` })),
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
