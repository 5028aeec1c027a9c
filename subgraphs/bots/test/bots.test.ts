import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeEvent } from '@tertulia/events';
import { inTenant } from '@tertulia/persistence';
import { planEntitlements } from '@tertulia/plan-limits';
import { sdlOf } from '@tertulia/service';
import { assertDescribed } from '@tertulia/subgraph';
import { principals, statementsOf } from '@tertulia/testkit';
import { subgraph } from '../src/subgraph.js';
import {
  ana,
  openWorld,
  bruno,
  createBotMutation,
  industryId,
  newBot,
  organizationA,
  templateId,
  type World,
} from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const botQuery = `query ($id: ID!) { bot(id: $id) {
  id name status locale tone embed { html chatUrl } theme { primaryColor }
  draft { revision profile { name currency openingHours { weekday } } flows { id groups { id blocks { kind summary } } } problems { code severity } changesSinceLive { count } }
  liveVersion { number } versions { totalCount } latestPublication { status }
} }`;

test('every type, field and argument is described', async () => {
  const sdl = await sdlOf(subgraph);
  expect(() => assertDescribed(sdl)).not.toThrow();
});

describe('creating a bot', () => {
  test('a renamed organization is seen in new bots; an older event never replaces a newer one, and a repeat changes nothing', async () => {
    const organizationId = '00000000-0000-7000-8000-0000000000f1';
    const owner = principals.admin({ organizationId });
    const start = world.clock.now().getTime();
    const event = (name: 'created' | 'changed', seconds: number, facts: { name: string; currency: string }) => {
      const origin = { id: world.ids.next(), occurredAt: new Date(start + seconds * 1000), organizationId };
      const payload = { organizationId, timeZone: 'America/Bogota', country: 'CO', isDemo: true, ...facts };
      return makeEvent(`identity.organization-${name}.v1`, origin, payload);
    };
    const latest = event('changed', 3, { name: 'Peluquería', currency: 'USD' });
    await world.bus.publish([latest]);
    await world.bus.publish([event('created', 1, { name: 'Salón', currency: 'COP' })]);
    await world.bus.publish([event('changed', 2, { name: 'Barbería', currency: 'COP' })]);
    await world.bus.publish([latest]);
    const { bot } = await world.tell(owner, botQuery, { id: await newBot(world, owner) });
    expect(bot).toMatchObject({ draft: { profile: { name: 'Peluquería', currency: 'USD' } } });
    const rows = await inTenant(organizationId, () =>
      world.database.read(async (em) =>
        em.execute('select is_demo from organization where organization_id = ?', [organizationId]),
      ),
    );
    expect(rows).toEqual([{ is_demo: true }]);
  });

  test('a blank bot starts with details of its organization, a working flow and no errors', async () => {
    await world.emit('identity.organization-created.v1', organizationA, {
      organizationId: organizationA,
      name: 'Salón Lucía',
      timeZone: 'America/Mexico_City',
      currency: 'MXN',
      country: 'MX',
      isDemo: false,
    } as never);
    const id = await newBot(world, ana, 'Recepción');
    const { bot } = await world.tell(ana, botQuery, { id });
    expect(bot).toMatchObject({
      name: 'Recepción',
      status: 'DRAFT',
      locale: 'es',
      draft: { revision: 1, profile: { name: 'Salón Lucía', currency: 'MXN' } },
      liveVersion: null,
      latestPublication: null,
    });
    const { draft, embed } = bot as unknown as {
      draft: { problems: { severity: string }[]; changesSinceLive: { count: number } };
      embed: { html: string };
    };
    expect(draft.problems.filter((problem) => problem.severity === 'ERROR')).toEqual([]);
    expect(draft.changesSinceLive.count).toBeGreaterThan(0);
    expect(embed.html).toContain('https://tertulia.test/widget/loader.js');
  });

  test('without a definition, the bot is made from the template and has its industry', async () => {
    const make = async (more: object) => {
      const { createBot } = await world.tell(ana, createBotMutation, { input: { name: 'P', locale: 'en', ...more } });
      return createBot as unknown as { bot: { id: string } | null; userErrors: { code: string }[] };
    };
    const made = await make({ templateId });
    const { bot } = await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { tone locale industry { id } } }', {
      id: made.bot?.id,
    });
    expect(bot).toEqual({ tone: 'VOS', locale: 'en', industry: { id: industryId } });
    const unknown = await make({ templateId: templateId.slice(0, -1) });
    expect(unknown).toMatchObject({ bot: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  test.each([
    [{ name: '  ', locale: 'es' }, 'REQUIRED', ['input', 'name']],
    [{ name: 'x'.repeat(81), locale: 'es' }, 'TOO_LONG', ['input', 'name']],
    [{ name: 'Ana\u202Egnp.exe', locale: 'es' }, 'INVALID_FORMAT', ['input', 'name']],
    [{ name: 'An\u200Ba', locale: 'es' }, 'INVALID_FORMAT', ['input', 'name']],
    [{ name: 'x', locale: 'es', definition: { schemaVersion: 1 } }, 'INVALID_VALUE', ['input', 'definition', 'locale']],
  ])('%j is refused with %s', async (input, code, field) => {
    const { createBot } = await world.tell(ana, createBotMutation, { input });
    expect(createBot).toMatchObject({ bot: null });
    expect((createBot as unknown as { userErrors: unknown[] }).userErrors).toContainEqual({
      field,
      code,
      message: expect.any(String),
    });
  });

  test('the plan’s number of bots also limits concurrent creations, and the error names the plan with a higher limit', async () => {
    const period = { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') };
    const entitlements = planEntitlements('STARTER', period, 'HARD');
    const owner = principals.admin({ organizationId: '00000000-0000-7000-8000-0000000000cc' });
    await world.emit('billing.entitlements-changed.v1', owner.organizationId ?? '', { entitlements } as never);
    const input = { name: 'Bot', locale: 'es' };
    const results = await Promise.all(Array.from({ length: 6 }, () => world.ask(owner, createBotMutation, { input })));
    const refused = results.filter((result) => result.errors !== undefined);
    expect(refused).toHaveLength(3);
    expect(refused[0]?.errors?.[0]?.extensions).toEqual({
      code: 'PLAN_LIMIT_REACHED',
      data: { limit: 3, usage: 3, resetAt: null, plan: 'PROFESSIONAL' },
    });
    expect(refused[0]?.errors?.[0]?.message).toBe(
      'Tu plan permite 3 y ya usas 3. El plan Profesional tiene un límite mayor.',
    );
  });

  test('viewers and keys without the scope cannot create one', async () => {
    const input = { name: 'Bot', locale: 'es' };
    for (const principal of [
      principals.viewer({ organizationId: organizationA }),
      principals.apiKey(['bots:read'], { organizationId: organizationA }),
    ]) {
      const { errors } = await world.ask(principal, createBotMutation, { input });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    const { errors } = await world.ask(principals.anonymous(), createBotMutation, { input });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('lists', () => {
  test('pages have no gaps or repetitions, search ignores accents, and the number of statements does not grow with rows', async () => {
    const owner = principals.admin({ organizationId: '00000000-0000-7000-8000-0000000000dd' });
    for (const name of ['Café Uno', 'Peluquería', 'Cafe Dos', 'Óptica', 'Taller']) await newBot(world, owner, name);
    const organization = { __typename: 'Organization', id: 'org_000000000000700080000000000000dd' };
    const query = `query ($r: [_Any!]!, $first: Int, $after: String, $search: String) {
      _entities(representations: $r) { ... on Organization {
        bots(first: $first, after: $after, filter: { search: $search }) { totalCount nodes { name draft { revision } latestPublication { id } } pageInfo { endCursor hasNextPage } }
      } } }`;
    type Page = {
      totalCount: number;
      nodes: { name: string }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
    const page = async (variables: Record<string, unknown>): Promise<Page> => {
      const data = await world.tell(owner, query, { r: [organization], ...variables });
      const [told] = data['_entities'] as unknown as [{ bots: Page }];
      return told.bots;
    };
    const first = await page({ first: 2 });
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    const third = await page({ first: 2, after: second.pageInfo.endCursor });
    const names = [first, second, third].flatMap((one) => one.nodes.map((node) => node.name));
    expect(names).toEqual(['Taller', 'Óptica', 'Cafe Dos', 'Peluquería', 'Café Uno']);
    expect(third.pageInfo.hasNextPage).toBe(false);
    expect(first.totalCount).toBe(5);
    expect((await page({ first: 10, search: 'CAFÉ' })).nodes.map((node) => node.name)).toEqual([
      'Cafe Dos',
      'Café Uno',
    ]);
    const few = await statementsOf(world, () => page({ first: 1 }));
    expect(await statementsOf(world, () => page({ first: 4 }))).toHaveLength(few.length);
    // A whole list is not counted again.
    expect(await statementsOf(world, () => page({ first: 5 }))).toHaveLength(few.length - 1);
    expect((await page({ first: 5 })).totalCount).toBe(5);
  });
});

describe('tenants', () => {
  test('a bot of another organization gets exactly the response of one that does not exist', async () => {
    const id = await newBot(world, ana);
    const ghost = 'bot_ffffffffffff7fff8fffffffffffffff';
    const flow = { id: 'main', name: 'x', events: [], groups: [], edges: [] };
    const operations: [string, Record<string, unknown>?][] = [
      ['query ($id: ID!) { bot(id: $id) { id } }'],
      ['query ($id: ID!) { _entities(representations: [{ __typename: "Bot", id: $id }]) { ... on Bot { name } } }'],
      ['mutation ($id: ID!) { renameBot(input: { botId: $id, name: "y" }) { bot { id } userErrors { code field } } }'],
      ['mutation ($id: ID!) { duplicateBot(input: { botId: $id }) { bot { id } userErrors { code field } } }'],
      ['mutation ($id: ID!) { deleteBot(input: { botId: $id }) { botId userErrors { code field } } }'],
      ['mutation ($id: ID!) { restoreBot(input: { botId: $id }) { bot { id } userErrors { code field } } }'],
      ['mutation ($id: ID!) { pauseBot(input: { botId: $id }) { bot { id } userErrors { code field } } }'],
      ['mutation ($id: ID!) { publishBot(input: { botId: $id }) { publication { id } userErrors { code field } } }'],
      [
        'mutation ($id: ID!, $flow: JSON!) { saveFlow(input: { botId: $id, revision: 1, document: $flow }) { bot { id } stale { revision } userErrors { code field } } }',
        { flow },
      ],
    ];
    for (const [query, variables] of operations) {
      const theirs = await world.ask(bruno, query, { id, ...variables });
      const nobodys = await world.ask(bruno, query, { id: ghost, ...variables });
      expect(theirs).toEqual(nobodys);
    }
    const subscribed = await world.subgraph.subscribe({
      query: 'subscription ($id: ID!) { publicationStatus(botId: $id) { id } }',
      variables: { id },
      principal: bruno,
      requestId: 'r',
    });
    expect((subscribed as { errors?: { extensions: object }[] }).errors?.[0]?.extensions).toEqual({
      code: 'NOT_FOUND',
    });
  });

  test('with the application’s filters left out, row level security still shows nothing of others', async () => {
    await newBot(world, ana);
    const { inTenant, withoutTenancy } = await import('@tertulia/persistence');
    const count = async (table: string) =>
      world.database.read(async (em) => {
        const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n from ${table}`);
        return row?.n;
      });
    for (const table of ['bot', 'draft', 'bot_version', 'publication', 'prompt_version', 'outbox', 'inbox']) {
      expect(await inTenant('00000000-0000-7000-8000-00000000eeee', () => count(table))).toBe(0);
      expect(await withoutTenancy(() => count(table))).toBe(0);
    }
    expect(await inTenant(organizationA, () => count('bot'))).toBeGreaterThan(0);
  });

  test('a bot manager sees and changes only the named bots', async () => {
    const mine = await newBot(world, ana, 'Mío');
    const other = await newBot(world, ana, 'Ajeno');
    const uuid = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const manager = principals.botManager([uuid(mine)], { organizationId: organizationA });
    const rename =
      'mutation ($id: ID!) { renameBot(input: { botId: $id, name: "Z" }) { bot { name } userErrors { code } } }';
    expect(await world.tell(manager, rename, { id: mine })).toMatchObject({ renameBot: { bot: { name: 'Z' } } });
    expect(await world.tell(manager, rename, { id: other })).toMatchObject({
      renameBot: { bot: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await world.tell(manager, 'query ($id: ID!) { bot(id: $id) { id } }', { id: other })).toEqual({ bot: null });
  });
});

describe('deleting', () => {
  test('a deleted bot is missing from queries and can be restored, not live', async () => {
    const id = await newBot(world, ana);
    await world.tell(ana, 'mutation ($id: ID!) { deleteBot(input: { botId: $id }) { botId } }', { id });
    expect(await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { id } }', { id })).toEqual({ bot: null });
    await world.tell(ana, 'mutation ($id: ID!) { restoreBot(input: { botId: $id }) { bot { id } } }', { id });
    expect(await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { status } }', { id })).toEqual({
      bot: { status: 'DRAFT' },
    });
  });
});
