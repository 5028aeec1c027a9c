// A partner's own program: plain fetch and graphql-ws with an API key. It prints each result as a line of JSON.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url = '', apiKey = '', botId = ''] = process.argv.slice(2);

const now = new Date();
const range = { from: new Date(now.getTime() - 86_400_000).toISOString(), to: now.toISOString() };
const query = `query Partner($botId: ID!, $range: RangeInput!) {
  bot(id: $botId) {
    name status liveVersion { number }
    conversations(first: 5) { nodes { id state messages(first: 100) { nodes { author text } } } }
    metrics(range: $range) { conversations { value } }
  }
}`;
const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
  body: JSON.stringify({ query, variables: { botId, range } }),
});
print({ kind: 'read', status: response.status, ...((await response.json()) as object) });

const client = createClient({
  url: `${url.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { apiKey },
  retryAttempts: 0,
});
const stop = client.subscribe<{ liveConversations: { active: number } }>(
  { query: 'subscription Live($botId: ID) { liveConversations(botId: $botId) { active } }', variables: { botId } },
  {
    next: ({ data, errors }) => print({ kind: 'live', active: data?.liveConversations.active, errors }),
    error: (error) => print({ kind: 'refused', error: String(error) }),
    complete: () => undefined,
  },
);
process.on('SIGTERM', () => {
  stop();
  void client.dispose();
});

function print(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}
