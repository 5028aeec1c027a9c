import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { hashOfToken } from '../src/domain/preview-link.js';
import { block, definitionOf, group, salonDefinition } from './definitions.js';
import { ana, bruno, everybodysRows, openWorld, organizationA, present, type World } from './world.js';

let world: World;
let botUuid: string;
let botId: string;

const minuteMs = 60_000;
const anybody = principals.anonymous();
const visit = `conversationId state lastSequence locale messages { sequence author text clientMessageId }
  awaiting { kind choices { id } } bot { name hasBranding } userErrors { code message }`;

interface Visit {
  conversationId: string | null;
  state: string | null;
  lastSequence: number;
  messages: { sequence: number; author: string; text: string; clientMessageId: string | null }[];
  bot: { name: string } | null;
  userErrors: { code: string; message: string }[];
}
interface Created {
  previewLink: { id: string; creator: { id: string } | null; expiresAt: string } | null;
  token: string | null;
  userErrors: { field: string[] | null; code: string }[];
}

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());
beforeEach(() => {
  botUuid = world.ids.next();
  botId = toGlobalId('bot', botUuid);
  world.drafts.set(botUuid, salonDefinition());
});

async function create(days = 7, member = ana): Promise<Created> {
  const query = `mutation ($input: CreatePreviewLinkInput!) { createPreviewLink(input: $input) {
    previewLink { id creator { id } expiresAt } token userErrors { field code } } }`;
  const data = await world.tell<{ createPreviewLink: Created }>(member, query, { input: { botId, days } });
  return data.createPreviewLink;
}

async function tokenOf(days = 7): Promise<string> {
  return present((await create(days)).token);
}

async function tell(field: string, type: string, input: object): Promise<Visit> {
  const query = `mutation ($input: ${type}!) { it: ${field}(input: $input) { ${visit} } }`;
  return (await world.tell<{ it: Visit }>(anybody, query, { input })).it;
}

const open = async (token: string, locale = 'es') => tell('startPreview', 'StartPreviewInput', { token, locale });
const more = async (token: string, of: Visit, after = 0) =>
  tell('continuePreview', 'PreviewConversationInput', { token, conversation: of.conversationId, after });
const send = async (token: string, of: Visit, message: object) =>
  tell('sendPreviewMessage', 'SendPreviewMessageInput', { token, conversation: of.conversationId, ...message });

async function links(member = ana): Promise<{ id: string }[] | null> {
  const query = 'query ($it: [_Any!]!) { _entities(representations: $it) { ... on Bot { previewLinks { id } } } }';
  const it = [{ __typename: 'Bot', id: botId }];
  const data = await world.tell<{ _entities: { previewLinks: { id: string }[] | null }[] }>(member, query, { it });
  return present(data._entities[0]).previewLinks;
}

async function revoke(id: string, member = ana) {
  const query =
    'mutation ($input: RevokePreviewLinkInput!) { revokePreviewLink(input: $input) { previewLinkId userErrors { code } } }';
  return world.ask(member, query, { input: { previewLinkId: id } });
}

function asking(text: string): BotDefinition {
  return definitionOf([group('g', block('t', 'text', { variations: [{ es: text }] }), block('q', 'textInput'))], []);
}

describe('a preview link', () => {
  test('opens a conversation with the draft as it is then, for anybody', async () => {
    const token = await tokenOf();
    world.drafts.set(botUuid, asking('Primero'));
    const first = await open(token);
    expect(first.messages[0]?.text).toBe('Primero');
    expect(first).toMatchObject({ state: 'BOT', bot: { name: 'Salón Aurora', hasBranding: false }, userErrors: [] });
    world.drafts.set(botUuid, asking('Después'));
    expect((await open(token)).messages[0]?.text).toBe('Después');
    const answered = await send(token, first, { text: 'Ana', clientMessageId: 'a', after: first.lastSequence });
    expect(answered.messages[0]).toMatchObject({ author: 'VISITOR', text: 'Ana', clientMessageId: 'a' });
  });

  test('tells of its conversations in no event, list or count, and does nothing outside', async () => {
    const request = { url: 'https://api.example.com/x', method: 'GET' as const };
    const blocks = [block('q', 'textInput'), block('get', 'httpRequest', request), block('bye', 'textInput')];
    world.drafts.set(botUuid, definitionOf([group('g', ...blocks)], []));
    const before = world.events.length;
    const token = await tokenOf();
    const begun = await open(token);
    expect((await send(token, begun, { text: 'Ana', clientMessageId: 'a' })).lastSequence).toBe(3);
    await world.drain();
    expect(world.events.length).toBe(before);
    expect(world.integrations.requests).toEqual([]);
    const sql = 'select id from conversation where bot_id = ?';
    expect(await everybodysRows(world, sql, [botUuid])).toEqual([]);
  });

  test('takes a repeated message once', async () => {
    const token = await tokenOf();
    world.drafts.set(botUuid, asking('Hola'));
    const begun = await open(token);
    const message = { text: 'Ana', clientMessageId: 'once' };
    const one = await send(token, begun, message);
    const two = await send(token, begun, message);
    expect(two.messages).toEqual(one.messages);
  });

  test('goes on by itself when a wait is over', async () => {
    const wait = block('w', 'wait', { mode: 'FOR', amount: '5', unit: 'MINUTES' });
    const late = block('late', 'text', { variations: [{ es: 'Aquí sigo' }] });
    world.drafts.set(botUuid, definitionOf([group('g', wait, late, block('q', 'textInput'))], []));
    const token = await tokenOf();
    const begun = await open(token);
    expect((await more(token, begun)).messages).toEqual([]);
    world.clock.advance(6 * minuteMs);
    const later = await more(token, begun);
    expect(later.messages[0]?.text).toBe('Aquí sigo');
    expect((await more(token, begun, later.lastSequence)).messages).toEqual([]);
  });

  test('is stored as a hash only', async () => {
    const token = await tokenOf();
    const rows = await everybodysRows<{ row: string }>(
      world,
      'select to_jsonb(preview_link)::text as row from preview_link',
    );
    expect(rows.some(({ row }) => row.includes(hashOfToken(token)))).toBe(true);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  test.each([2, 0, -7, 365])('is refused for %i days', async (days) => {
    expect((await create(days)).userErrors).toMatchObject([{ field: ['input', 'days'], code: 'INVALID_VALUE' }]);
  });

  test('is made for a bot that the member may edit only', async () => {
    const query =
      'mutation ($input: CreatePreviewLinkInput!) { createPreviewLink(input: $input) { userErrors { code } } }';
    const refusalOf = async (member: Parameters<World['ask']>[0]) =>
      JSON.stringify(await world.ask(member, query, { input: { botId, days: 1 } }));
    expect(await refusalOf(bruno)).toContain('"NOT_FOUND"');
    expect(await refusalOf(anybody)).toContain('"UNAUTHENTICATED"');
    const viewer = principals.viewer({ organizationId: organizationA, userId: testId(0xee) });
    expect(await refusalOf(viewer)).toContain('"FORBIDDEN"');
  });

  test('is one of twenty at most', async () => {
    for (let made = 0; made < 20; made += 1) await create();
    expect(await create()).toMatchObject({ previewLink: null, userErrors: [{ code: 'TOO_MANY_PREVIEW_LINKS' }] });
    expect(await links()).toHaveLength(20);
  });
});

describe('a preview link that opens nothing', () => {
  const refused = { conversationId: null, userErrors: [{ code: 'PREVIEW_NOT_FOUND' }] };

  test('says so after it has expired, also in open conversations', async () => {
    const token = await tokenOf(1);
    const begun = await open(token);
    world.clock.advance(24 * 60 * minuteMs);
    expect(await open(token)).toMatchObject(refused);
    expect(await more(token, begun)).toMatchObject(refused);
    expect(await links()).toEqual([]);
  });

  test('says so after it was revoked, and what was written in it is gone', async () => {
    const { previewLink, token } = await create();
    const begun = await open(present(token));
    await revoke(present(previewLink).id);
    expect(await open(present(token))).toMatchObject(refused);
    expect(await send(present(token), begun, { text: 'x', clientMessageId: 'x' })).toMatchObject(refused);
    expect(await everybodysRows(world, 'select id from simulation where bot_id = ?', [botUuid])).toEqual([]);
  });

  test('says the same for a token that never was one, and for a deleted bot', async () => {
    const unknown = await open('nothing');
    expect(unknown).toMatchObject(refused);
    const token = await tokenOf();
    world.drafts.delete(botUuid);
    expect((await open(token)).userErrors).toEqual(unknown.userErrors);
    expect(await open('x'.repeat(10_000))).toMatchObject(refused);
  });

  test('does not open conversations of another link, nor simulations of members', async () => {
    const [mine, theirs] = [await tokenOf(), await tokenOf()];
    const begun = await open(theirs);
    expect(await more(mine, begun)).toMatchObject(refused);
    const query = 'mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { simulation { id } } }';
    const { startSimulation } = await world.tell<{ startSimulation: { simulation: { id: string } } }>(ana, query, {
      input: { botId },
    });
    expect(await more(mine, { ...begun, conversationId: startSimulation.simulation.id })).toMatchObject(refused);
    expect(await more(mine, { ...begun, conversationId: '__proto__' })).toMatchObject(refused);
  });

  test('cannot be revoked by another organization', async () => {
    const { previewLink, token } = await create();
    expect(JSON.stringify(await revoke(present(previewLink).id, bruno))).toContain('"NOT_FOUND"');
    expect((await open(present(token))).userErrors).toEqual([]);
  });
});

describe('limits of a preview link', () => {
  test('It opens a hundred conversations in an hour', async () => {
    world.drafts.set(botUuid, asking('Hola'));
    const token = await tokenOf();
    for (let opened = 0; opened < 100; opened += 1) await open(token);
    const query = 'mutation ($input: StartPreviewInput!) { startPreview(input: $input) { conversationId } }';
    const { errors } = await world.ask(anybody, query, { input: { token } });
    expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    world.clock.advance(61 * minuteMs);
    expect((await open(token)).userErrors).toEqual([]);
  });

  test('A colleague removes what was written', async () => {
    const token = await tokenOf();
    const begun = await open(token);
    const query = `mutation ($input: PreviewConversationInput!) { removePreviewConversation(input: $input) { isDeleted } }`;
    const data = await world.tell(anybody, query, { input: { token, conversation: begun.conversationId } });
    expect(data).toEqual({ removePreviewConversation: { isDeleted: true } });
    expect((await more(token, begun)).userErrors).toMatchObject([{ code: 'PREVIEW_NOT_FOUND' }]);
  });
});
