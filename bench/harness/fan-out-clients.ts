// Many subscribers of one live count, in a separate process. When its parent requests a measurement of some milliseconds, it reports how
// many values arrived and how old they were.
import WebSocket from 'ws';

interface Order {
  readonly url: string;
  readonly count: number;
  /** First messages of sockets; they take turns. */
  readonly params: readonly object[];
  readonly query: string;
}

interface Message {
  readonly type: string;
  readonly payload: { readonly data: { readonly liveConversations: { readonly at: string } } };
}

const { url, count, params, query } = JSON.parse(process.argv[2] ?? '') as Order;
const atOnce = 25;
const deadlineMs = 30_000;
let ages: number[] | null = null;

for (let opened = 0; opened < count; opened += atOnce) {
  await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, (_, index) => listen(opened + index)));
}
process.on('message', ({ ms }: { ms: number }) => {
  ages = [];
  setTimeout(() => {
    const sorted = (ages ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    process.send?.({ deliveries: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) });
    ages = null;
  }, ms);
});
process.send?.({ isReady: true });

/** Resolves with the first value. */
function listen(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no value for subscriber ${index}`)), deadlineMs);
    const headers = { 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` };
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: params[index % params.length] })),
    );
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'ping') socket.send('{"type":"pong"}');
      if (message.type === 'error') reject(new Error(JSON.stringify(message.payload)));
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      if (message.type !== 'next') return;
      clearTimeout(timer);
      resolve();
      ages?.push(Date.now() - Date.parse(message.payload.data.liveConversations.at));
    });
  });
}
