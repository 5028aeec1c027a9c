// A subgraph in its own process, which tests kill. The parent process sends the messages of the conversation and keeps them.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const messages = [];
const listeners = new Set();

async function* conversation(after) {
  let at = after ?? messages.length;
  const state = () => ({ conversationEvents: { kind: 'STATE', sequence: messages.length, text: null } });
  for (; at < messages.length; at += 1) yield { conversationEvents: messages[at] };
  yield state();
  for (;;) {
    for (; at < messages.length; at += 1) yield { conversationEvents: messages[at] };
    await new Promise((resolve) => listeners.add(resolve));
  }
}

async function* numbers() {
  for (;;) {
    yield { liveConversations: messages.length, changed: messages.length };
    await new Promise((resolve) => listeners.add(resolve));
  }
}

const schema = buildSchema(process.env['CHAT_SDL']);
const subscription = {
  conversationEvents: ({ after }) => conversation(after),
  liveConversations: () => numbers(),
  changed: () => numbers(),
};

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/graphql' });
const onConnect = ({ connectionParams }) => void process.send({ parameters: connectionParams });
useServer({ schema, roots: { subscription }, onConnect }, sockets);
let isListening = false;
process.on('message', (news) => {
  messages.push(...news);
  if (!isListening) server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send({}));
  isListening = true;
  const waiting = [...listeners];
  listeners.clear();
  for (const wake of waiting) wake();
});
process.on('disconnect', () => process.exit());
