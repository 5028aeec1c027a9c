import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, statementsOf, testId } from '@tertulia/testkit';
import type { ExportCursor, ExportedKind, ExportRow } from '../src/application/export-ports.js';
import { echoDefinition, handingOffDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  everybodysRows,
  lengthen,
  openWorld,
  organizationA,
  organizationB,
  publishedBot,
  send,
  type Published,
  type World,
} from './world.js';

let world: World;
let echo: Published;
let desk: Published;
/** Of the echo bot, in the order of their start. */
const started: Awaited<ReturnType<typeof counted>>[] = [];

const rowsQuery = 'query ($input: ExportRowsInput!) { exportRows(input: $input) }';
const countQuery = 'query ($input: ExportRowsInput!) { countExportRows(input: $input) }';

interface Page {
  rows: ExportRow[];
  next: ExportCursor | null;
}

async function page(principal: Principal, kind: ExportedKind, more: Record<string, unknown> = {}): Promise<Page> {
  const input = { kind, asOf: world.clock.now().toISOString(), ...more };
  return (await world.tell<{ exportRows: Page }>(principal, rowsQuery, { input })).exportRows;
}

async function count(principal: Principal, kind: ExportedKind): Promise<number> {
  const input = { kind, asOf: world.clock.now().toISOString() };
  return (await world.tell<{ countExportRows: number }>(principal, countQuery, { input })).countExportRows;
}

const uuid = (globalId: string): string => fromGlobalId('conversation', globalId);

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
  desk = await publishedBot(world, handingOffDefinition());
  for (let index = 0; index < 5; index += 1) {
    world.clock.advance(60_000);
    started.push(await counted(world, echo, `soy ${index}`));
  }
  await counted(world, await publishedBot(world, echoDefinition(), { organizationId: organizationB }));
});
afterAll(async () => world.close());

describe('rows of conversations', () => {
  test('are those of the list on the screen, in its order, with what it shows', async () => {
    const list = `{ organization: _entities(representations: [{ __typename: "Organization", id: "${toGlobalId(
      'organization',
      organizationA,
    )}" }]) { ... on Organization { conversations(first: 50) { nodes { id firstWords messageCount } } } } }`;
    const data = await world.tell<{
      organization: [{ conversations: { nodes: { id: string; firstWords: string | null; messageCount: number }[] } }];
    }>(ana, list);
    const shown = data.organization[0].conversations.nodes;
    const { rows, next } = await page(ana, 'CONVERSATIONS');
    expect(rows.map(({ id, firstWords, messages }) => [id, firstWords, messages])).toEqual(
      shown.map((one) => [uuid(one.id), one.firstWords, one.messageCount]),
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(next).toBeNull();
    expect(await count(ana, 'CONVERSATIONS')).toBe(rows.length);
  });

  test('keep the place that they had when the file was begun, whatever is written meanwhile', async () => {
    const asOf = world.clock.now().toISOString();
    const { rows: before } = await page(ana, 'CONVERSATIONS', { asOf });
    const [first, second] = [before[0], before[2]];
    world.clock.advance(60_000);
    const late = started[0];
    if (first === undefined || second === undefined || late === undefined) throw new Error('no conversations');
    await send(world, late.visitor, { text: 'sigo aquí' });
    await counted(world, echo, 'soy nueva');
    const after = { at: second.cursorAt, id: second.id, sequence: 0 };
    const { rows: rest } = await page(ana, 'CONVERSATIONS', { asOf, after });
    expect(rest.map(({ id }) => id)).toEqual(before.slice(3).map(({ id }) => id));
    expect(rest.map(({ id }) => id)).toContain(uuid(late.id));
    const { rows: whole } = await page(ana, 'CONVERSATIONS', { asOf });
    expect(whole.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('of a takeover keep their place too', async () => {
    const { id } = await counted(world, desk, 'con alguien');
    world.clock.advance(30_000);
    const take =
      'mutation ($input: TakeOverConversationInput!) { takeOverConversation(input: $input) { userErrors { code } } }';
    await world.tell(ana, take, { input: { conversationId: id } });
    world.clock.advance(30_000);
    await counted(world, echo, 'otra');
    const asOf = world.clock.now().toISOString();
    const { rows: before } = await page(ana, 'CONVERSATIONS', { asOf });
    world.clock.advance(60_000);
    const reply =
      'mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { userErrors { code } } }';
    await world.tell(ana, reply, { input: { conversationId: id, clientMessageId: 'late', text: 'Ya voy' } });
    const { rows: after } = await page(ana, 'CONVERSATIONS', { asOf });
    expect(after.map(({ id: one, cursorAt }) => [one, cursorAt])).toEqual(
      before.map(({ id: one, cursorAt }) => [one, cursorAt]),
    );
  });

  test('of a bot manager are those of the own bots, of an API key those of its scope, of a viewer none', async () => {
    const manager = principals.botManager([desk.botId], { organizationId: organizationA });
    const { rows } = await page(manager, 'CONVERSATIONS');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBe(await count(manager, 'CONVERSATIONS'));
    const foreign = new Set(started.map(({ id }) => uuid(id)));
    expect(rows.filter(({ id }) => foreign.has(id))).toEqual([]);
    const key = principals.apiKey(['conversations:read'], { organizationId: organizationA });
    expect((await page(key, 'CONVERSATIONS')).rows.length).toBe(await count(ana, 'CONVERSATIONS'));
    const input = { kind: 'CONVERSATIONS', asOf: world.clock.now().toISOString() };
    for (const nobody of [
      principals.viewer({ organizationId: organizationA }),
      principals.apiKey(['metrics:read'], { organizationId: organizationA }),
    ]) {
      const { errors } = await world.ask(nobody, rowsQuery, { input });
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    expect((await page(bruno, 'CONVERSATIONS')).rows).toHaveLength(1);
  });
});

describe('rows of messages', () => {
  test('follow the order of the conversations, page after page, each once, also inside a long conversation', async () => {
    const long = started[1];
    if (long === undefined) throw new Error('no conversation');
    await lengthen(world, long.id, 2_600);
    const asOf = new Date(Date.now() + 60_000).toISOString();
    const { rows: conversations } = await page(ana, 'CONVERSATIONS', { asOf });
    const read: ExportRow[] = [];
    let after: ExportCursor | null = null;
    do {
      const { rows, next }: Page = await page(ana, 'MESSAGES', { asOf, after });
      read.push(...rows);
      after = next;
    } while (after !== null);
    expect(read.length).toBe(await count(ana, 'MESSAGES'));
    expect(read.length).toBeGreaterThan(2_600);
    const wanted = conversations.flatMap(({ id, messages }) =>
      Array.from({ length: Number(messages) }, (_, index) => `${id} ${index + 1}`),
    );
    expect(read.map(({ id, sequence }) => `${id} ${String(sequence)}`)).toEqual(wanted);
  });

  test('take as many statements as there are pages', async () => {
    const statements = await statementsOf(world, async () => page(ana, 'MESSAGES'));
    expect(statements.filter((sql) => sql.includes('message'))).toHaveLength(1);
  });

  test('of an erased visitor have no text', async () => {
    const { id, visitor } = await counted(world, echo, 'mi secreto');
    await world.tell(visitor, 'mutation { deleteMyData { isDeleted } }');
    world.clock.advance(1_000);
    const { rows } = await page(ana, 'MESSAGES');
    const texts = rows.filter((row) => row.id === uuid(id)).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('mi secreto');
  });
});

describe('rows of contacts', () => {
  test('are the newest first, page after page, each once', async () => {
    await everybodysRows(
      world,
      `insert into contact (id, organization_id, name, first_seen_at, last_seen_at, is_test)
       select gen_random_uuid(), ?, 'Persona ' || n, '2026-01-01'::timestamptz + make_interval(secs => n / 2), now(), false
       from generate_series(1, 2300) as n returning 1`,
      [organizationA],
    );
    const asOf = world.clock.now().toISOString();
    const first = await page(ana, 'CONTACTS', { asOf });
    const second = await page(ana, 'CONTACTS', { asOf, after: first.next });
    const third = await page(ana, 'CONTACTS', { asOf, after: second.next });
    const all = [...first.rows, ...second.rows, ...third.rows];
    expect(third.next).toBeNull();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBe(await count(ana, 'CONTACTS'));
    expect(all.map(({ cursorAt }) => cursorAt)).toEqual(
      all
        .map(({ cursorAt }) => cursorAt)
        .toSorted()
        .toReversed(),
    );
    const manager = principals.botManager([testId(0x77)], { organizationId: organizationA });
    expect((await page(manager, 'CONTACTS')).rows).toEqual([]);
  });

  test('after a cursor that is none are refused', async () => {
    const input = { kind: 'CONTACTS', asOf: world.clock.now().toISOString(), after: { at: 'yesterday' } };
    const { errors } = await world.ask(ana, rowsQuery, { input });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
