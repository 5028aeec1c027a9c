import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph as identity } from '@tertulia/identity';
import { drain } from '@tertulia/messaging';
import { systemClock, systemIds } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { listSubgraphs } from '@tertulia/subgraph-list';
import {
  describeOnMongo,
  eventually,
  mongoForTests,
  principals,
  startTestServer,
  testApplicationRole,
} from '@tertulia/testkit';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import { createPlatform, type Platform } from '../src/platform.js';

const password = 'una frase larga y tranquila';
const details = { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' };
const subgraphs = (await listSubgraphs()).map(({ name }) => name);
const undoMs = 7 * 86_400_000;
/** Each look reads every table. */
const patience = { deadlineMs: 90_000 };

/** Every subgraph in one process, on separate databases, with a clock that can be moved. */
async function startWorld(mongoUrl: string | null) {
  const server = await startTestServer();
  const suffix = randomBytes(5).toString('hex');
  const urlOf = (database: string) => server.urlOf(database.replace('tertulia_', `test_end_${suffix}_`));
  let passedMs = 0;
  const secret = randomBytes(32).toString('hex');
  const platform = await createPlatform({
    databaseServer: { urlOf, stop: async () => undefined },
    secrets: {
      databasePassword: secret,
      applicationPassword: testApplicationRole.password,
      principalSecret: secret,
      visitorTokenSecret: secret,
      credentialsKey: secret,
      mailSealKey: secret,
      pushKey: Buffer.alloc(32, 7).toString('base64url'),
      filesLinkKey: 'f'.repeat(32),
    },
    settings: { publicUrl: 'http://localhost:3000', mongoUrl, filesFolder: join(tmpdir(), `tertulia-files-${suffix}`) },
    clock: { now: () => new Date(systemClock.now().getTime() + passedMs) },
    ids: systemIds,
    logLevel: 'silent',
  });
  platform.start();
  return {
    platform,
    mongoUrl,
    urlOf,
    advance: (ms: number) => void (passedMs += ms),
    close: async () => {
      await platform.stop();
      const admin = await connected(server.urlOf('postgres'));
      for (const name of subgraphs) {
        await admin.query(
          `drop database if exists ${new URL(urlOf(`tertulia_${name}`)).pathname.slice(1)} with (force)`,
        );
      }
      await admin.end();
    },
  };
}

type World = Awaited<ReturnType<typeof startWorld>>;
type Data = Readonly<Record<string, unknown>>;

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function ask(platform: Platform, principal: Principal, operation: [string, string, Data?]): Promise<Data> {
  const [subgraph, query, variables = {}] = operation;
  const result = await platform.callSubgraph(subgraph, { query, variables, principal, requestId: 'test' });
  if (result.errors !== undefined) throw new Error(JSON.stringify(result.errors));
  return { ...result.data, extensions: result.extensions };
}

/** Where a word occurs: tables with a row, and collections with a document, that contain it. */
async function placesOf({ urlOf, mongoUrl }: World, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of subgraphs) {
    const client = await connected(urlOf(`tertulia_${name}`)).catch(() => null);
    if (client === null) continue;
    const { rows: tables } = await client.query<{ table: string }>(
      `select table_name as "table" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('outbox', 'inbox')`,
    );
    for (const { table } of tables) {
      const { rows } = await client.query(`select 1 from ${table} t where row_to_json(t)::text like $1 limit 1`, [
        `%${word}%`,
      ]);
      if (rows.length > 0) found.push(`${name}.${table}`);
    }
    await client.end();
  }
  return mongoUrl === null ? found : [...found, ...(await collectionsOf(mongoUrl, word))];
}

async function collectionsOf(mongoUrl: string, word: string): Promise<string[]> {
  const client = await MongoClient.connect(mongoUrl);
  const found: string[] = [];
  for (const { collectionName } of await client.db().collections()) {
    const documents = await client.db().collection(collectionName).find().toArray();
    if (JSON.stringify(documents).includes(word)) found.push(`mongo.${collectionName}`);
  }
  await client.close();
  return found;
}

/** An organization called by the canary: a word that is nowhere else. */
async function foundBusiness(platform: Platform, canary: string): Promise<Principal> {
  const email = `${randomBytes(5).toString('hex')}@correo.example`;
  const input = { email, password, name: 'Lucía', locale: 'es', organization: { ...details, name: canary } };
  const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code } } }';
  const { extensions } = await ask(platform, principals.anonymous(), ['identity', signUp, { input }]);
  return (extensions as { principal: Principal }).principal;
}

/** A published bot with a conversation, an invitation and a key: data in every subgraph. */
async function fill(platform: Platform, admin: Principal, canary: string): Promise<void> {
  await drain(platform.relays);
  const invite = 'mutation { inviteMember(input: { email: "x@correo.example", role: VIEWER }) { link } }';
  await ask(platform, admin, ['identity', invite]);
  await ask(platform, admin, [
    'identity',
    'mutation { createApiKey(input: { name: "k", mode: LIVE, scopes: [BOTS_READ] }) { key } }',
  ]);
  const { botTemplates } = (await ask(platform, admin, [
    'templates',
    '{ botTemplates(first: 1) { nodes { id } } }',
  ])) as { botTemplates: { nodes: { id: string }[] } };
  const answers = [
    { key: 'name', value: canary },
    { key: 'country', value: 'MX' },
  ];
  const input = { templateId: botTemplates.nodes[0]?.id, locale: 'es', answers, publish: true };
  const instantiate =
    'mutation ($input: InstantiateTemplateInput!) { instantiateTemplate(input: $input) { bot { id } userErrors { code field } } }';
  await ask(platform, admin, ['templates', instantiate, { input }]);
  const publicId = await eventually(async () => {
    await drain(platform.relays);
    const { _entities } = (await ask(platform, admin, ['bots', liveBots, { r: [organizationStub(admin)] }])) as never;
    const [organization] = _entities as { bots: { nodes: { publicId: string; status: string }[] } }[];
    const live = organization?.bots.nodes.find((bot) => bot.status === 'LIVE');
    if (live === undefined) throw new Error('no bot is live yet');
    return live.publicId;
  }, patience);
  await talk(platform, publicId, canary);
}

const liveBots =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { bots { nodes { publicId status } } } } }';

function organizationIdOf(principal: Principal): string {
  if (principal.kind !== 'USER' || principal.organizationId === null) throw new Error('no organization');
  return principal.organizationId;
}

const organizationStub = (principal: Principal) => ({
  __typename: 'Organization',
  id: `org_${organizationIdOf(principal).replaceAll('-', '')}`,
});

/** A visitor's first words: the claims of her token are her principal. */
async function talk(platform: Platform, publicId: string, canary: string): Promise<void> {
  const start = 'mutation ($input: StartConversationInput!) { startConversation(input: $input) { token } }';
  const begun = await ask(platform, principals.anonymous(), ['runtime', start, { input: { publicId } }]);
  const { token } = begun['startConversation'] as { token: string };
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Data;
  const { organizationId, botId, conversationId } = claims as Record<string, string>;
  const visitor = principals.visitor({ organizationId, botId, conversationId });
  const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { lastSequence } }';
  const input = { clientMessageId: 'one', text: `Hola, quiero una cita para ${canary}` };
  await ask(platform, visitor, ['runtime', send, { input }]);
}

/** That an organization of this id is gone for ever: it keeps late events from bringing numbers back, and says nothing else. */
const marks = ['identity.ended_organizations', 'analytics.organization', 'mongo.organizations'];

/** How often the neighbour is still found when the organization is gone without a trace. */
async function placesOfNeighbour(world: World): Promise<number> {
  const { platform } = world;
  const [canary, other] = [0, 1].map(() => `Canario${randomBytes(8).toString('hex')}`) as [string, string];
  const admin = await foundBusiness(platform, canary);
  await fill(platform, admin, canary);
  await fill(platform, await foundBusiness(platform, other), other);
  const id = organizationIdOf(admin);
  await eventually(async () => {
    await drain(platform.relays);
    const places = await placesOf(world, id);
    const missing = subgraphs.filter((name) => !places.some((place) => place.startsWith(name)));
    expect(missing.filter((name) => name !== 'analytics' || world.mongoUrl === null)).toEqual([]);
    expect(places.length).toBeGreaterThan(20);
  }, patience);
  expect((await placesOf(world, canary)).length).toBeGreaterThan(5);
  const input = { confirmName: canary, password };
  await ask(platform, admin, ['identity', remove, { input }]);
  world.advance(undoMs);
  await platform.partOf(identity).useCases.carryOutDeletions();
  await eventually(async () => {
    await drain(platform.relays);
    expect(await placesOf(world, canary)).toEqual([]);
    expect((await placesOf(world, id)).filter((place) => !marks.includes(place))).toEqual([]);
  }, patience);
  return (await placesOf(world, other)).length;
}

const remove =
  'mutation ($input: DeleteOrganizationInput!) { deleteOrganization(input: $input) { userErrors { code } } }';

describe('an organization that ends, with its numbers in PostgreSQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(null);
  }, 300_000);
  afterAll(async () => world.close());

  test('A deleted organization leaves no row in any table of any subgraph, and its neighbour loses nothing', async () => {
    expect(await placesOfNeighbour(world)).toBeGreaterThan(5);
  }, 300_000);
});

describeOnMongo('an organization that ends, with its numbers in MongoDB', () => {
  let world: World;
  beforeAll(async () => {
    const { url } = await mongoForTests();
    const address = new URL(url);
    address.pathname = `/test_end_${randomBytes(5).toString('hex')}`;
    world = await startWorld(address.href);
  }, 300_000);
  afterAll(async () => world.close());

  test('A deleted organization leaves no row and no document in any store, and its neighbour loses nothing', async () => {
    expect(await placesOfNeighbour(world)).toBeGreaterThan(5);
  }, 300_000);
});
