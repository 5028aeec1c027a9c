import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGateway, type Gateway } from '@tertulia/gateway';
import { subgraph as analytics } from '@tertulia/analytics';
import { inTenant, systemClock } from '@tertulia/persistence';
import { organizationOf, type Principal } from '@tertulia/principal';
import { createLog, fromGlobalId } from '@tertulia/subgraph';
import { currentRequest, inRequest } from '@tertulia/telemetry';
import { testId } from '@tertulia/testkit';
import type pg from 'pg';
import { committedSchemas, supergraphOf } from '../../../../graphql/src/supergraph.js';
import type { Platform } from '../src/platform.js';
import { listenTo, liveBot, type Ask, type Caller, type LiveBot } from './business.js';
import { principalSecret, testPlatform } from './test-platform.js';

const portal = join(import.meta.dirname, '../../../../portal/src');

/** What reached a database, with the request that caused it. */
interface Sent {
  readonly requestId: string;
  readonly text: string;
}

const sent: Sent[] = [];
const require = createRequire(import.meta.url);
// The mapper may have its own copy of the driver.
const { Client } = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;
const query = Client.prototype.query as (...given: unknown[]) => unknown;
Client.prototype.query = function recorded(this: object, ...given: unknown[]) {
  const [first] = given;
  const text = typeof first === 'string' ? first : String((first as { text?: string }).text);
  const requestId = currentRequest()?.requestId;
  if (requestId !== undefined) sent.push({ requestId, text });
  return query.apply(this, given);
} as typeof Client.prototype.query;

type Items = Parameters<ReturnType<typeof storeOf>['ingest']>[1];

const storeOf = () => platform.partOf(analytics).deps.store;

let platform: Platform;
let gateway: Gateway;
let ask: Ask;
let owner: Caller;
let bot: LiveBot;
let signInAgain: () => Promise<Caller>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  const opened = await testPlatform();
  ({ platform } = opened);
  gateway = await createGateway({
    supergraph: { kind: 'TEXT', sdl: supergraphOf(committedSchemas()) },
    subgraphs: Object.fromEntries(
      [...platform.subgraphs].map(([name, subgraph]) => [name, { kind: 'LOCAL' as const, subgraph }]),
    ),
    ...{ principalSecret, visitorTokenSecret: 'v'.repeat(32), publicUrl: 'https://tertulia.test', clock: systemClock },
    ...{ log: createLog('gateway', 'silent'), callSubgraph: platform.callSubgraph, redis: null },
    pubSub: platform.pubSub,
  });
  platform.joinGateway(gateway);
  platform.start();
  const door = await listenTo(gateway);
  closing.push(
    () => door.close(),
    () => gateway.close(),
    opened.close,
  );
  ({ ask } = door);
  signInAgain = door.signIn;
  owner = await door.signUp();
  bot = await liveBot(ask, owner);
});
afterAll(async () => {
  Client.prototype.query = query as typeof Client.prototype.query;
  for (const close of closing) await close();
});

let requests = 0;

/** Whether a connection must be told its organization depends on who used it last. */
const isScope = (text: string): boolean => text.includes("set_config('tertulia.");

/** What the request sent to databases. The first ones prepare what is remembered later. */
async function statementsOf(run: (requestId: string) => Promise<unknown>): Promise<string[]> {
  for (let n = 0; n < 3; n += 1) await run(`warm-request-${(requests += 1)}`);
  const requestId = `counted-request-${(requests += 1)}`;
  await run(requestId);
  return sent.filter((one) => one.requestId === requestId && !isScope(one.text)).map(({ text }) => text);
}

/** A file of the portal, without the operation that uses fragments of other files. */
function portalFile(path: string, { without = null }: { readonly without?: string | null } = {}): string {
  const text = readFileSync(join(portal, path), 'utf8');
  return without === null ? text : text.replace(new RegExp(`query ${without}\\b[^]*?\\n}\\n`), '');
}

const asOwner = (operation: object) => async (requestId: string) => ask(operation, { ...owner, requestId });

const month = { from: '2026-11-01T06:00:00Z', to: '2026-12-01T06:00:00Z' };
const week = { from: '2026-11-24T06:00:00Z', to: '2026-12-01T06:00:00Z' };

describe('what people of a business ask for most', () => {
  test.each([
    ['The list of bots takes four statements', 4, 'features/bots/bots.graphql', 'BotList'],
    ['The list of conversations, with its counts, takes three', 3, 'features/conversations/inbox.graphql', 'Inbox'],
    ['Live counts take one', 1, 'frame/frame.graphql', 'LiveFloor'],
    ['The dashboard takes seven', 7, 'features/dashboard/dashboard.graphql', 'DashboardNumbers'],
  ])('%s', async (_, most, path, operationName) => {
    const variables = {
      ...{ first: 24, hasDraft: true, range: month, chartRange: month, weekRange: week },
      ...{ isApart: false, mayEdit: true, mayRead: true },
    };
    const text = portalFile(path, { without: 'DashboardBoard' });
    const statements = await statementsOf(asOwner({ query: text, operationName, variables }));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.slice(most)).toEqual([]);
  });

  test('Names of bots in other lists take one, however many there are', async () => {
    const principal = await resolved(tokenOf(owner), 'references');
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Bot { name } } }';
    const of = [bot.id, `bot_${testId(1).replaceAll('-', '')}`].map((id) => ({ __typename: 'Bot', id }));
    const statements = await statementsOf(async (requestId) => {
      const { data } = await platform.callSubgraph('bots', { query, variables: { of }, principal, requestId });
      expect(data).toEqual({ _entities: [{ name: 'Salón' }, null] });
    });
    expect(statements).toHaveLength(1);
  });

  test('The first check of a session takes one, and the following ones none', async () => {
    const again = await signInAgain();
    const check = async (requestId: string) => {
      expect(await resolved(tokenOf(again), requestId)).toMatchObject({ kind: 'USER' });
      return sent.filter((one) => one.requestId === requestId && !isScope(one.text)).map(({ text }) => text);
    };
    expect(await check('first-check-of-session')).toHaveLength(1);
    expect(await check('second-check-of-session')).toEqual([]);
  });
});

describe('what visitors ask for', () => {
  let visitor: Caller;
  beforeAll(async () => {
    const query = `mutation ($input: StartConversationInput!) {
      started: startConversation(input: $input) { token userErrors { code } } }`;
    const variables = { input: { publicId: bot.publicId, channel: 'WEB', locale: 'es' } };
    const { started } = await ask<{ started: { token: string } }>({ query, variables });
    visitor = { headers: { authorization: `Visitor ${started.token}` } };
  });

  test('A bot on a page takes two statements', async () => {
    const query = 'query ($id: String!) { publicBot(publicId: $id) { name isOpenNow } }';
    const statements = await statementsOf(async (requestId) =>
      ask({ query, variables: { id: bot.publicId } }, { requestId }),
    );
    expect(statements).toHaveLength(2);
  });

  test('A turn takes six, in one transaction', async () => {
    const query = `mutation ($input: SendMessageInput!) { sent: sendMessage(input: $input) {
      lastSequence messages { sequence text } awaiting { kind } userErrors { code } } }`;
    let after: number | null = null;
    const statements = await statementsOf(async (requestId) => {
      const variables = { input: { text: 'hola', clientMessageId: requestId, after } };
      const { sent: turn } = await ask<{ sent: { lastSequence: number; userErrors: unknown[] } }>(
        { query, variables },
        { ...visitor, requestId },
      );
      expect(turn.userErrors).toEqual([]);
      after = turn.lastSequence;
    });
    expect(statements.slice(6)).toEqual([]);
    expect([statements[0], statements.at(-1)]).toEqual(['begin', 'commit']);
  });

  test('Messages take three', async () => {
    const query = '{ visitorConversation(after: 0) { messages { sequence text } } }';
    const statements = await statementsOf(async (requestId) => ask({ query }, { ...visitor, requestId }));
    expect(statements).toHaveLength(3);
  });
});

test('Five events of a conversation are counted by eleven statements, as one is', async () => {
  const store = storeOf();
  const owned = await resolved(tokenOf(owner), 'ingest');
  const organizationId = organizationOf(owned) ?? '';
  const botId = fromGlobalId('bot', bot.id);
  const eventsOf = (conversationId: string, count: number): Items => {
    const startedAt = new Date();
    const versionId = testId(2);
    const key = { organizationId, botId, versionId, channel: 'WEB', startedAt, conversationId };
    return Array.from({ length: count }, (_, index) => ({
      ...{ eventId: crypto.randomUUID(), occurredAt: startedAt, key, unanswered: null, isErasure: false },
      ...(index === 0
        ? { name: 'runtime.conversation-started.v1', factEvent: { kind: 'started' } }
        : { name: 'runtime.turn-taken.v1', factEvent: { kind: 'turn', responseMs: 20 + index } }),
    }));
  };
  const ingesting = (count: number) => async (requestId: string) =>
    inRequest({ requestId }, async () =>
      inTenant(organizationId, async () => store.ingest(organizationId, eventsOf(crypto.randomUUID(), count))),
    );
  const [one, five] = [await statementsOf(ingesting(1)), await statementsOf(ingesting(5))];
  expect(five.slice(11)).toEqual([]);
  expect(five.length).toBe(one.length);
});

function tokenOf({ headers }: Caller): string {
  return /tertulia_session=([^;]+)/.exec(headers?.['cookie'] ?? '')?.[1] ?? '';
}

/** The principal of a session, as the gateway asks for it. */
async function resolved(token: string, requestId: string): Promise<Principal> {
  const query = 'query ($token: String!) { resolveCredential(kind: "SESSION", token: $token) }';
  const gatewayItself: Principal = { kind: 'SERVICE', name: 'gateway', organizationId: null, locale: 'es' };
  const variables = { token };
  const { data } = await platform.callSubgraph('identity', { query, variables, principal: gatewayItself, requestId });
  return data?.['resolveCredential'] as Principal;
}
