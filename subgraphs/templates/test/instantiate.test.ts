import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { inTenant, withoutTenancy } from '@tertulia/persistence';
import { planEntitlements } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import { principals } from '@tertulia/testkit';
import { GraphQLError } from 'graphql';
import {
  ana,
  bruno,
  instantiateMutation,
  organizationA,
  organizationB,
  templateId,
  openWorld,
  type Payload,
  type World,
} from './world.js';

let world: World;
let realRoute: World['route']['call'];
beforeAll(async () => {
  world = await openWorld();
  realRoute = world.route.call;
  await world.emit('identity.organization-created.v1', organizationA, {
    organizationId: organizationA,
    name: 'Grupo Aurora',
    timeZone: 'America/Merida',
    currency: 'MXN',
    country: 'MX',
    isDemo: false,
  });
});
afterEach(() => {
  world.route.call = realRoute;
});
afterAll(async () => {
  await world.close();
});

interface Overrides {
  slug?: string;
  locale?: 'es' | 'en';
  answers?: { key: string; value: string }[];
  publish?: boolean;
}

async function inputOf({ slug = 'salon-appointments', locale = 'es', answers, publish }: Overrides) {
  const given = answers ?? [{ key: 'name', value: 'Salón Lucía' }];
  return { templateId: await templateId(world, slug), locale, answers: given, publish };
}

async function make(principal: Principal, over: Overrides = {}): Promise<Payload> {
  const data = await world.tell(principal, instantiateMutation, { input: await inputOf(over) });
  return data['instantiateTemplate'] as Payload;
}

const botQuery = `query ($id: ID!) { bot(id: $id) {
  name status locale tone industry { id } template { id } latestPublication { status }
  draft { origin: revision profile { name country currency timeZone phones address services { name price { amountMinor } } }
    problems { code severity } knowledge { question } prompts { id name } }
} }`;

interface MadeBot {
  name: string;
  tone: string;
  industry: { id: string };
  template: { id: string };
  latestPublication: { status: string } | null;
  draft: {
    profile: Record<string, unknown> & { services: { name: string; price: { amountMinor: number } | null }[] };
    problems: unknown[];
    knowledge: unknown[];
  };
}

async function botOf(principal: Principal, id: string): Promise<MadeBot> {
  return (await world.askBots(principal, botQuery, { id }))['bot'] as MadeBot;
}

describe('a bot from a template', () => {
  test('with a name alone: the organization’s country, zone and currency, and nothing to correct', async () => {
    const { bot, missing, userErrors } = await make(ana);
    expect({ missing, userErrors }).toEqual({ missing: [], userErrors: [] });
    const made = await botOf(ana, bot?.id ?? '');
    expect(made.name).toBe('Salón Lucía');
    expect(made.template.id).toBe(await templateId(world, 'salon-appointments'));
    expect(made.industry.id).toMatch(/^ind_/);
    expect(made.draft.profile).toMatchObject({
      name: 'Salón Lucía',
      country: 'MX',
      currency: 'MXN',
      timeZone: 'America/Merida',
      phones: [],
      address: '',
    });
    expect(made.draft.problems).toEqual([]);
    expect(made.draft.knowledge.length).toBeGreaterThanOrEqual(8);
    expect(made.latestPublication).toBeNull();
  });

  test('for another country uses its time zone, currency, price level and form of address', async () => {
    const { bot } = await make(ana, {
      answers: [
        { key: 'name', value: ' Peluquería Sur ' },
        { key: 'country', value: 'ar' },
        { key: 'phone', value: '+54 11 5555 1234' },
        { key: 'address', value: 'Av. Corrientes 1200' },
      ],
    });
    const made = await botOf(ana, bot?.id ?? '');
    expect(made.tone).toBe('VOS');
    expect(made.draft.profile).toMatchObject({
      name: 'Peluquería Sur',
      country: 'AR',
      currency: 'ARS',
      timeZone: 'America/Argentina/Buenos_Aires',
      phones: ['+54 11 5555 1234'],
      address: 'Av. Corrientes 1200',
    });
    const prices = made.draft.profile.services.map((service) => service.price?.amountMinor ?? 0);
    expect(prices.every((price) => price >= 500_000 && price % 50_000 === 0)).toBe(true);
  });

  test('publishes it at once if requested', async () => {
    const { bot, userErrors } = await make(ana, { publish: true });
    expect(userErrors).toEqual([]);
    expect((await botOf(ana, bot?.id ?? '')).latestPublication).not.toBeNull();
  });

  test('makes the bot of a person who must confirm the own e-mail first, and says so instead of publishing it', async () => {
    const unproven = { ...ana, mustVerifyEmail: true as const };
    const { bot, userErrors } = await make(unproven, { publish: true });
    expect(userErrors).toEqual([{ field: null, code: 'EMAIL_NOT_VERIFIED', message: expect.any(String) }]);
    expect((await botOf(unproven, bot?.id ?? '')).latestPublication).toBeNull();
  });

  test('records the installation with the given answers', async () => {
    const { bot } = await make(ana, { slug: 'restaurant-tables', locale: 'en' });
    const rows = await inTenant(organizationA, () =>
      world.database.read((em) =>
        em.execute<Record<string, unknown>[]>(
          'select organization_id, bot_id, locale, answers, template_version from installation order by id desc limit 1',
        ),
      ),
    );
    expect(rows).toEqual([
      {
        organization_id: organizationA,
        bot_id: bot?.id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        locale: 'en',
        answers: { name: 'Salón Lucía' },
        template_version: 3,
      },
    ]);
  });

  test('is allowed for an API key with the scope to write bots', async () => {
    const key = principals.apiKey(['bots:write', 'bots:read'], { organizationId: organizationA });
    const { bot, userErrors } = await make(key);
    expect(userErrors).toEqual([]);
    expect(bot).not.toBeNull();
  });
});

describe('createBot with a template', () => {
  const create = (input: object) =>
    world.askBots(
      ana,
      'mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id } userErrors { code } } }',
      {
        input: { name: 'Recepción', locale: 'es', ...input },
      },
    ) as Promise<{ createBot: { bot: { id: string } | null; userErrors: { code: string }[] } }>;

  test('creates the template’s bot, in the bot’s language, for the organization', async () => {
    const { createBot } = await create({ templateId: await templateId(world, 'salon-appointments') });
    expect(createBot.userErrors).toEqual([]);
    const { bot } = (await world.askBots(
      ana,
      'query ($id: ID!) { bot(id: $id) { name draft { flows { groups { id } } profile { name country } problems { severity } } } }',
      { id: createBot.bot?.id },
    )) as { bot: { draft: { flows: { groups: unknown[] }[]; problems: { severity: string }[] } } };
    expect(bot).toMatchObject({ name: 'Recepción', draft: { profile: { country: 'MX' } } });
    expect(bot.draft.flows[0]?.groups.length).toBeGreaterThan(3);
    expect(bot.draft.problems.filter((problem) => problem.severity === 'ERROR')).toEqual([]);
  });

  test('creates nothing if the template does not exist', async () => {
    const before = await botCount(ana);
    const { createBot } = await create({ templateId: 'tpl_AAAAAAAAAAAAAAAAAAAAAA' });
    expect(createBot).toEqual({ bot: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await botCount(ana)).toBe(before);
  });
});

describe('missing or invalid answers', () => {
  test('an empty name is requested, and no bot is created', async () => {
    const before = await botCount(ana);
    const { bot, missing, userErrors } = await make(ana, { answers: [{ key: 'name', value: '  ' }] });
    expect(bot).toBeNull();
    expect(userErrors).toEqual([
      { field: ['input', 'answers', 'name'], code: 'REQUIRED', message: expect.any(String) },
    ]);
    expect(missing).toEqual([
      { key: 'name', kind: 'TEXT', isRequired: true, label: { es: 'Nombre del negocio', en: 'Name of the business' } },
    ]);
    expect(await botCount(ana)).toBe(before);
  });

  test('an organization without stored details is asked for country, time zone and currency; a supported country supplies the rest', async () => {
    const name = { key: 'name', value: 'Taller' };
    expect((await make(bruno)).missing.map((need) => need.key)).toEqual(['country', 'timeZone', 'currency']);
    expect((await make(bruno, { answers: [name, { key: 'country', value: 'JP' }] })).missing).toHaveLength(2);
    const { bot } = await make(bruno, { answers: [name, { key: 'country', value: 'PE' }] });
    expect((await botOf(bruno, bot?.id ?? '')).draft.profile).toMatchObject({
      currency: 'PEN',
      timeZone: 'America/Lima',
    });
  });

  test.each([
    [{ key: 'color', value: 'azul' }, 'INVALID_VALUE', 'key'],
    [{ key: 'name', value: 'Otro' }, 'INVALID_VALUE', 'key'],
    [{ key: 'country', value: 'Mexico' }, 'TOO_LONG', 'value'],
    [{ key: 'country', value: 'QQ' }, 'INVALID_VALUE', 'value'],
    [{ key: 'country', value: 'EU' }, 'INVALID_VALUE', 'value'],
    [{ key: 'country', value: 'UK' }, 'INVALID_VALUE', 'value'],
    [{ key: 'timeZone', value: 'Mexico' }, 'INVALID_VALUE', 'value'],
    [{ key: 'timeZone', value: 'America/Nowhere' }, 'INVALID_VALUE', 'value'],
    [{ key: 'currency', value: 'PESOS' }, 'TOO_LONG', 'value'],
    [{ key: 'currency', value: 'XQZ' }, 'INVALID_VALUE', 'value'],
    [{ key: 'phone', value: 'llámame' }, 'INVALID_VALUE', 'value'],
    [{ key: 'phone', value: '1'.repeat(41) }, 'TOO_LONG', 'value'],
    [{ key: 'address', value: 'x'.repeat(501) }, 'TOO_LONG', 'value'],
  ])('%j is refused with %s at its place', async (answer, code, part) => {
    const { bot, userErrors } = await make(ana, { answers: [{ key: 'name', value: 'Salón' }, answer] });
    expect(bot).toBeNull();
    expect(userErrors).toEqual([{ field: ['input', 'answers', '1', part], code, message: expect.any(String) }]);
  });

  test('a name that is too long, or too many answers, are refused in the caller’s language', async () => {
    const english = principals.admin({ organizationId: organizationA, locale: 'en' });
    const long = await make(english, { answers: [{ key: 'name', value: 'x'.repeat(81) }] });
    expect(long.userErrors[0]).toMatchObject({ code: 'TOO_LONG', message: 'This is too long: the maximum is 80.' });
    const many = Array.from({ length: 21 }, () => ({ key: 'name', value: 'x' }));
    expect((await make(ana, { answers: many })).userErrors).toEqual([
      { field: ['input', 'answers'], code: 'TOO_LONG', message: expect.any(String) },
    ]);
  });

  test.each(['tpl_ffffffffffff7fff8fffffffffffffff', 'bot_00000000000070008000000000000001', 'x', ''])(
    'template %j does not exist',
    async (id) => {
      const input = { templateId: id, locale: 'es', answers: [] };
      const { instantiateTemplate } = await world.tell(ana, instantiateMutation, { input });
      expect(instantiateTemplate).toMatchObject({ bot: null, missing: [], userErrors: [{ code: 'NOT_FOUND' }] });
    },
  );

  test('viewers, bot managers and keys without the scope are refused; anonymous callers must sign in', async () => {
    const input = await inputOf({});
    const refusals = [
      principals.viewer({ organizationId: organizationA }),
      principals.botManager([], { organizationId: organizationA }),
      principals.apiKey(['bots:read'], { organizationId: organizationA }),
      principals.visitor({ organizationId: organizationA }),
    ];
    for (const principal of refusals) {
      const { errors } = await world.ask(principal, instantiateMutation, { input });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    const { errors } = await world.ask(principals.anonymous(), instantiateMutation, { input });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('errors of the subgraph bots', () => {
  test('the plan’s limit is returned with limit, usage and the plan with a higher limit, and nothing is recorded', async () => {
    const owner = principals.admin({ organizationId: '00000000-0000-7000-8000-0000000000cc' });
    const period = { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') };
    const entitlements = planEntitlements('STARTER', period, 'HARD');
    await world.emit('billing.entitlements-changed.v1', owner.organizationId ?? '', { entitlements });
    const answers = [
      { key: 'name', value: 'Uno' },
      { key: 'country', value: 'MX' },
    ];
    for (const _ of [1, 2, 3]) expect((await make(owner, { answers })).bot).not.toBeNull();
    const { data, errors } = await world.ask(owner, instantiateMutation, { input: await inputOf({ answers }) });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({
      code: 'PLAN_LIMIT_REACHED',
      data: { limit: 3, usage: 3, resetAt: null, plan: 'PROFESSIONAL' },
    });
    expect(errors?.[0]?.message).toBe('Tu plan permite 3 y ya usas 3. El plan Profesional tiene un límite mayor.');
    expect(await installations(owner.organizationId ?? '')).toBe(3);
  });

  test('a bot that could not be published stays, and the errors say why', async () => {
    world.route.call = async (name, call) => {
      if (call.query.includes('publishBot')) throw new DomainError('SUBGRAPH_UNAVAILABLE');
      return realRoute(name, call);
    };
    const { bot, userErrors } = await make(ana, { publish: true });
    expect(bot).not.toBeNull();
    expect(userErrors).toEqual([{ field: null, code: 'SUBGRAPH_UNAVAILABLE', message: expect.any(String) }]);
  });

  test('an unreachable subgraph and an invalid response result in error codes, never a stack', async () => {
    const input = await inputOf({});
    world.route.call = async () => {
      throw new DomainError('SUBGRAPH_UNAVAILABLE');
    };
    const down = await world.ask(ana, instantiateMutation, { input });
    world.route.call = async () => ({ data: null });
    const empty = await world.ask(ana, instantiateMutation, { input });
    world.route.call = async () => ({
      errors: [new GraphQLError('boom', { extensions: { code: 'WHATEVER' } })],
    });
    const odd = await world.ask(ana, instantiateMutation, { input });
    for (const { errors } of [down, empty, odd]) {
      expect(errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
      expect(JSON.stringify(errors)).not.toContain('boom');
    }
  });

  test('problems that bots reports are returned unchanged', async () => {
    world.route.call = async () => ({
      data: { createBot: { bot: null, userErrors: [{ code: 'TOO_LONG', message: 'Es demasiado largo.' }] } },
    });
    expect(await make(ana)).toMatchObject({
      bot: null,
      userErrors: [{ field: null, code: 'TOO_LONG', message: 'Es demasiado largo.' }],
    });
  });
});

describe('tenants', () => {
  test('a bot is created in the caller’s own organization only, with its own details', async () => {
    const { bot } = await make(ana);
    expect(await world.askBots(bruno, 'query ($id: ID!) { bot(id: $id) { id } }', { id: bot?.id })).toEqual({
      bot: null,
    });
  });

  test('with the application’s filters left out, row level security still shows nothing of others', async () => {
    await make(ana);
    const count = (table: string) =>
      world.database.read(async (em) => {
        const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n from ${table}`);
        return row?.n;
      });
    for (const table of ['installation', 'organization', 'inbox', 'outbox']) {
      expect(await inTenant('00000000-0000-7000-8000-00000000eeee', () => count(table))).toBe(0);
      expect(await withoutTenancy(() => count(table))).toBe(0);
    }
    expect(await inTenant(organizationA, () => count('installation'))).toBeGreaterThan(0);
    const foreign = inTenant(organizationB, () =>
      world.database.transact((em) =>
        em.execute(`insert into organization values ('${organizationA}', 'x', 'UTC', 'MXN', 'MX', false)`),
      ),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  test('a deleted organization leaves no rows behind, and others keep theirs', async () => {
    const gone = principals.admin({ organizationId: '00000000-0000-7000-8000-0000000000dd' });
    const id = gone.organizationId ?? '';
    const facts = { name: 'X', timeZone: 'America/Lima', currency: 'PEN', country: 'PE', isDemo: true };
    await world.emit('identity.organization-created.v1', id, { organizationId: id, ...facts });
    await make(gone);
    expect(await installations(id)).toBe(1);
    const kept = await installations(organizationA);
    await world.emit('identity.organization-deleted.v1', id, { organizationId: id });
    expect(await installations(id)).toBe(0);
    expect((await make(gone)).missing.map((need) => need.key)).toContain('country');
    expect(await installations(organizationA)).toBe(kept);
  });
});

async function installations(organizationId: string): Promise<number> {
  return inTenant(organizationId, () =>
    world.database.read(async (em) => {
      const [row] = await em.execute<{ n: number }[]>('select count(*)::int as n from installation');
      return row?.n ?? 0;
    }),
  );
}

async function botCount(principal: Principal & { organizationId: string | null }): Promise<number> {
  const id = `org_${(principal.organizationId ?? '').replaceAll('-', '')}`;
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { bots { totalCount } } } }`;
  const data = await world.askBots(principal, query, { r: [{ __typename: 'Organization', id }] });
  return (data['_entities'] as { bots: { totalCount: number } }[])[0]?.bots.totalCount ?? -1;
}
