// Many subscribers of one live count, in a process of their own. Asked by its parent to measure for some milliseconds, it tells how
// many values came and how old they were when they did.
import WebSocket from '../peers/node_modules/ws/wrapper.mjs';

const { url, count, params, query } = JSON.parse(process.argv[2]);
const atOnce = 25;
const deadlineMs = 30_000;
let ages = null;

for (let opened = 0; opened < count; opened += atOnce) {
  await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, (_, index) => listen(opened + index)));
}
process.on('message', ({ ms }) => {
  ages = [];
  setTimeout(() => {
    const sorted = ages.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.floor(sorted.length * share)] ?? 0;
    process.send({ deliveries: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) });
    ages = null;
  }, ms);
});
process.send({ isReady: true });

/** Resolves with the first value. */
function listen(index) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no value for subscriber ${index}`)), deadlineMs);
    const headers = { 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` };
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: params[index % params.length] })),
    );
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
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
