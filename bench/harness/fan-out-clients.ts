// Subscribers of one live count, in a separate process. Opens more of them on request, and reports how many values arrived in some seconds
// and how old they were. Only every tenth value is read, so that this process keeps up with 50,000 a second.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { serve } from './worker.ts';

interface Message {
  readonly type: string;
  readonly payload: { readonly data: { readonly liveConversations: { readonly at: string } } };
}

/** `open` more subscribers, or count for some seconds. */
type FanOutOrder = { readonly open: number } | { readonly seconds: number };

const { values } = parseArgs({
  options: { url: { type: 'string', default: '' }, params: { type: 'string', default: '[]' } },
});
const { url } = values;
/** First messages of sockets; they take turns. */
const params = JSON.parse(values.params) as readonly object[];
const query = 'subscription { liveConversations { sequence at active waiting withHuman present } }';
const atOnce = 25;
const deadlineMs = 30_000;
let opened = 0;
const readEvery = 10;
let received = 0;
let ages: number[] | null = null;

serve(async (order: FanOutOrder) => ('open' in order ? open(order.open) : count(order.seconds)));

async function open(more: number) {
  const wanted = opened + more;
  while (opened < wanted) {
    const indexes = Array.from({ length: Math.min(atOnce, wanted - opened) }, (_, index) => opened + index);
    await Promise.all(indexes.map(listen));
    opened += indexes.length;
  }
  return { opened };
}

async function count(seconds: number) {
  ages = [];
  received = 0;
  await wait(seconds * 1_000);
  const sorted = ages.toSorted((a, b) => a - b);
  ages = null;
  const units = received;
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { units, perSecond: units / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Resolves with the first value. */
function listen(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no value for subscriber ${index}`)), deadlineMs);
    const headers = { 'x-forwarded-for': `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` };
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: params[index % params.length] })),
    );
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    let isListening = false;
    socket.on('message', (data: Buffer) => {
      if (isListening) {
        received += 1;
        if (ages === null || received % readEvery !== 0) return;
      }
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'error') reject(new Error(JSON.stringify(message.payload)));
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      if (message.type !== 'next') return;
      isListening = true;
      clearTimeout(timer);
      resolve();
      ages?.push(Date.now() - Date.parse(message.payload.data.liveConversations.at));
    });
  });
}
