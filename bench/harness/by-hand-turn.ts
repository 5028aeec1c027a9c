// A visitor's turn as a handler written by hand for one bot: one process, prepared statements, one transaction a turn, the same response to
// the byte but for ids, tokens and times. It knows by heart what the bot says at each step of one conversation, which is given as `--said`.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { driverOf, poolOf } from './driver.ts';
import { readDatabase } from './own-platform.ts';
import { cut, filled, type Saying } from './sayings.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '' }, said: { type: 'string', default: '[]' } },
});
const sayings: readonly Saying[] = (JSON.parse(values.said) as string[]).map(cut);
const secret = randomUUID();
const connectionsMax = 8;
const pool = await openTables();

/** Tables of its own, with what the platform keeps of a conversation: its state, its messages, and an event for everyone else. */
async function openTables() {
  const { urlOf } = await readDatabase(values.data);
  const server = new (driverOf('node_modules', '@mikro-orm', 'postgresql'))({ connectionString: urlOf('postgres') });
  await server.connect();
  await server.query('create database bench_turns');
  await server.end();
  const opened = poolOf(urlOf('bench_turns'), connectionsMax);
  await opened.query(
    'create table conversation (id uuid primary key, step int, last_sequence int, state jsonb, last_message_at timestamptz)',
  );
  await opened.query(`create table message (id uuid primary key, conversation_id uuid, sequence int, author text, body jsonb,
    client_message_id uuid, at timestamptz, unique (conversation_id, sequence), unique (conversation_id, client_message_id))`);
  await opened.query(
    'create table event (id uuid primary key, conversation_id uuid, name text, body jsonb, at timestamptz)',
  );
  return opened;
}

interface Body {
  readonly operationName: string;
  readonly variables: { readonly input: { readonly clientMessageId?: string } };
}

interface Stored {
  readonly step: number;
  readonly sequence: number;
}

const signed = (id: string) => `${id}.${createHmac('sha256', secret).update(id).digest('base64url')}`;

/** @throws Error for a token that was not issued here */
function conversationOf(authorization: string | undefined): string {
  const token = authorization?.slice('Visitor '.length) ?? '';
  const id = token.slice(0, 36);
  if (token !== signed(id)) throw new Error('unknown token');
  return id;
}

async function turn(authorization: string | undefined, { operationName, variables }: Body): Promise<string> {
  const isStart = operationName === 'StartConversation';
  const id = isStart ? randomUUID() : conversationOf(authorization);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const before = isStart ? { step: -1, sequence: 0 } : await lock(client.query.bind(client), id);
    const saying = sayings[before.step + 1];
    if (saying === undefined) throw new Error('the conversation is over');
    const now = new Date().toISOString();
    const clientMessageId = variables.input.clientMessageId ?? null;
    const ids = saying.messages.map(() => randomUUID());
    await client.query({
      name: isStart ? 'start' : 'update',
      text: isStart
        ? 'insert into conversation values ($1, $2, $3, $4, $5)'
        : 'update conversation set step = $2, last_sequence = $3, state = $4, last_message_at = $5 where id = $1',
      values: [id, before.step + 1, before.sequence + ids.length, JSON.stringify({ waits: saying.waits }), now],
    });
    await client.query({
      name: 'messages',
      text: `insert into message select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::jsonb[], $6::uuid[], $7::timestamptz[])`,
      values: [
        ids,
        ids.map(() => id),
        ids.map((_, index) => before.sequence + index + 1),
        saying.messages.map(({ author }) => author),
        saying.messages.map(({ body }) => body),
        saying.messages.map(({ author }) => (author === 'VISITOR' ? clientMessageId : null)),
        ids.map(() => now),
      ],
    });
    await client.query({
      name: 'event',
      text: 'insert into event values ($1, $2, $3, $4, $5)',
      values: [randomUUID(), id, isStart ? 'started' : 'turn-taken', JSON.stringify({ step: before.step + 1 }), now],
    });
    await client.query('commit');
    return filled(saying, { conversation: id, token: signed(id), now, client: clientMessageId, messages: ids });
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function lock(query: typeof pool.query, id: string): Promise<Stored> {
  const { rows } = await query({
    name: 'lock',
    text: 'select step, last_sequence as sequence from conversation where id = $1 for update',
    values: [id],
  });
  const [stored] = rows as Stored[];
  if (stored === undefined) throw new Error('unknown conversation');
  return stored;
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  request.on('end', () => {
    turn(request.headers.authorization, JSON.parse(text) as Body).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }));
});
process.on('SIGTERM', () => process.exit(0));
