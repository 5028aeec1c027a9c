import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGateway, type Gateway } from '@tertulia/gateway';
import { drain } from '@tertulia/messaging';
import { systemClock, type Database } from '@tertulia/persistence';
import { sdlOf } from '@tertulia/service';
import { createLog } from '@tertulia/subgraph';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { assertComposes } from '@tertulia/testkit';
import type { Platform } from '../src/platform.js';
import { principalSecret, testPlatform } from './test-platform.js';

const publicUrl = 'https://tertulia.test';
const portal = join(import.meta.dirname, '..', '..', '..', '..', 'portal', 'src');
type Data = Record<string, never>;

let platform: Platform;
let gateway: Gateway;
let door: Server;
let close: () => Promise<void>;
let cookie = '';
let conversationId = '';

beforeAll(async () => {
  ({ platform, close } = await testPlatform());
  gateway = await openGateway();
  door = createServer((request, response) => gateway.handleRequest(request, response));
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  await signUp();
});
afterAll(async () => {
  door.closeAllConnections();
  await new Promise((resolve) => {
    door.close(resolve);
  });
  await gateway.close();
  await close();
});

async function openGateway(): Promise<Gateway> {
  const declarations = await listSubgraphs();
  const schemas = await Promise.all(declarations.map(async (one) => ({ name: one.name, sdl: await sdlOf(one) })));
  const local = [...platform.subgraphs].map(([name, subgraph]) => [name, { kind: 'LOCAL' as const, subgraph }]);
  return createGateway({
    supergraph: { kind: 'TEXT', sdl: assertComposes(...schemas) },
    subgraphs: Object.fromEntries(local),
    ...{ principalSecret, publicUrl, redis: null, pubSub: platform.pubSub, clock: systemClock },
    visitorTokenSecret: 'v'.repeat(32),
    log: createLog('gateway', 'silent'),
    callSubgraph: platform.callSubgraph,
  });
}

async function post(body: object, headers: Record<string, string>): Promise<Response> {
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/graphql`;
  const all = { 'content-type': 'application/json', origin: publicUrl, ...headers };
  return fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

async function dataOf(body: object, headers: Record<string, string> = { cookie }): Promise<Data> {
  const response = await post(body, headers);
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function signUp(): Promise<void> {
  const organization = { name: 'Salón', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' };
  const person = { email: 'ana@salon.example', password: 'una frase larga y tranquila', name: 'Ana', locale: 'es' };
  const response = await post(
    {
      query: 'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code } } }',
      variables: { input: { ...person, organization } },
    },
    {},
  );
  cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await settle();
}

/** Delivers every event; nothing runs on its own here. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await drain(platform.relays);
}

/** Publishes a bot of the organization and starts conversations with it. */
async function openBusiness(name: string, conversations: number): Promise<void> {
  const created = await dataOf({
    query: `mutation ($name: String!) { createBot(input: { name: $name, locale: es }) { bot { id publicId } userErrors { code } } }`,
    variables: { name },
  });
  const { bot } = created['createBot'] as unknown as { bot: { id: string; publicId: string } };
  const published = await dataOf({
    query:
      'mutation ($id: ID!) { publishBot(input: { botId: $id }) { problems { code severity } userErrors { code } } }',
    variables: { id: bot.id },
  });
  expect(published['publishBot']).toMatchObject({ userErrors: [] });
  await settle();
  for (let n = 0; n < conversations; n += 1) conversationId = await converse(bot.publicId);
  await settle();
}

/** A visitor comes and writes; returns the conversation. */
async function converse(publicId: string): Promise<string> {
  const started = await dataOf(
    {
      query: `mutation ($publicId: String!) { startConversation(input: { publicId: $publicId }) { conversationId token } }`,
      variables: { publicId },
    },
    {},
  );
  const { conversationId: id, token } = started['startConversation'] as unknown as Record<string, string>;
  const sent = await dataOf(
    { query: 'mutation { sendMessage(input: { clientMessageId: "m1", text: "Hola" }) { userErrors { code } } }' },
    { authorization: `Bearer ${token}` },
  );
  expect(sent['sendMessage']).toEqual({ userErrors: [] });
  return String(id);
}

function databases(): [string, Database][] {
  return platform.parts.flatMap(({ subgraph, outbox }) =>
    outbox === undefined ? [] : [[subgraph.name, outbox] as [string, Database]],
  );
}

/** How many statements each subgraph executes. */
async function statementsOf(run: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const restore = databases().map(([name, { orm }]) => {
    const logger = orm.config.getLogger();
    const before = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = () => void (counts[name] = (counts[name] ?? 0) + 1);
    return () => {
      logger.logQuery = before;
      logger.setDebugMode(false);
    };
  });
  try {
    await run();
  } finally {
    for (const undo of restore) undo();
  }
  return counts;
}

/** An operation of the portal with the fragments of these files that it uses. */
function operationOf(files: readonly string[], name: string): string {
  const parts = files
    .flatMap((file) =>
      readFileSync(join(portal, file), 'utf8').split(/\n(?=(?:query|mutation|subscription|fragment) )/),
    )
    .map((part) => part.trim());
  const chosen = new Set(parts.filter((part) => part.startsWith(`query ${name}`)).slice(0, 1));
  for (const part of chosen) {
    for (const [, spread] of part.matchAll(/\.\.\.(\w+)/g)) {
      for (const found of parts) if (found.startsWith(`fragment ${spread} `)) chosen.add(found);
    }
  }
  return [...chosen].join('\n');
}

const range = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' };
const isReading = { withDraft: true, mayRead: true, mayBill: true, withSteps: false };
const dashboardFiles = ['features/dashboard/dashboard.graphql', 'features/onboarding/onboarding.graphql'];
const inboxFiles = ['features/conversations/inbox.graphql', 'features/conversations/thread.graphql'];

interface Hot {
  readonly name: string;
  readonly files: readonly string[];
  readonly variables: () => object;
  /** Statements by subgraph; a subgraph that is not asked is absent. */
  readonly most: Readonly<Record<string, number>>;
}

const hot: readonly Hot[] = [
  {
    name: 'BotList',
    files: ['features/bots/bots.graphql'],
    variables: () => ({ first: 12, hasDraft: true }),
    most: {},
  },
  {
    name: 'DashboardNumbers',
    files: dashboardFiles,
    variables: () => ({
      ...{ range, chartRange: range, weekRange: range },
      ...{ isApart: false, mayEdit: true, mayRead: true },
    }),
    most: {},
  },
  { name: 'DashboardBoard', files: dashboardFiles, variables: () => isReading, most: {} },
  { name: 'LiveFloor', files: ['frame/frame.graphql'], variables: () => ({}), most: {} },
  { name: 'Inbox', files: inboxFiles, variables: () => ({ first: 25 }), most: {} },
  { name: 'Thread', files: inboxFiles, variables: () => ({ id: conversationId, last: 50 }), most: {} },
];

const measured: Record<string, Record<string, number>> = {};

/** The statements of each operation once it was executed before, as people do who come back to a page. */
async function measure(): Promise<Record<string, Record<string, number>>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { name, files, variables } of hot) {
    const body = { query: operationOf(files, name), operationName: name, variables: variables() };
    await dataOf(body);
    counts[name] = await statementsOf(() => dataOf(body));
  }
  return counts;
}

test('The operations that pages repeat most execute a fixed number of statements, however much they show', async () => {
  await openBusiness('Uno', 2);
  Object.assign(measured, await measure());
  expect(measured).toEqual(Object.fromEntries(hot.map(({ name, most }) => [name, most])));
  for (const name of ['Dos', 'Tres']) await openBusiness(name, 2);
  expect(await measure()).toEqual(measured);
});
