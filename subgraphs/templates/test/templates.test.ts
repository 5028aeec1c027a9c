import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph as bots } from '@tertulia/bots';
import { makeEvent } from '@tertulia/events';
import { parseDefinition, validateDefinition, type BotDefinition } from '@tertulia/flow-engine';
import { sdlOf } from '@tertulia/service';
import { principals, statementsOf } from '@tertulia/testkit';
import { assertComposes, assertSubgraphContract } from '@tertulia/testkit/composition';
import { subgraph } from '../src/subgraph.js';
import { ana, bruno, organizationA, templateId, openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const anybody = principals.anonymous();

interface Card {
  id: string;
  slug: string;
  industry: { slug: string };
}
interface Page {
  totalCount: number;
  nodes: Card[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

async function page(variables: Record<string, unknown>): Promise<Page> {
  const query = `query ($first: Int, $after: String, $filter: BotTemplateFilter) {
    botTemplates(first: $first, after: $after, filter: $filter) {
      totalCount nodes { id slug industry { slug } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }`;
  return (await world.tell(anybody, query, variables))['botTemplates'] as Page;
}

test('the schema is described, composes alone and together with the bots that it makes', async () => {
  const sdl = await sdlOf(subgraph);
  assertSubgraphContract({ name: 'templates', sdl });
  expect(sdl).toBe(world.subgraph.sdl);
  assertComposes({ name: 'templates', sdl }, { name: 'bots', sdl: await sdlOf(bots) });
});

describe('trades', () => {
  test('anonymous callers can read the eight industries with icon, both names and their templates', async () => {
    const query = '{ industries { id slug icon name { es en } templates { slug industry { id } } } }';
    const { industries } = (await world.tell(anybody, query)) as {
      industries: { id: string; slug: string; icon: string; templates: { industry: { id: string } }[] }[];
    };
    expect(industries.map(({ slug, icon }) => [slug, icon])).toEqual([
      ['restaurant', 'utensils'],
      ['clinic', 'stethoscope'],
      ['salon', 'scissors'],
      ['shop', 'shopping-bag'],
      ['realEstate', 'house'],
      ['school', 'graduation-cap'],
      ['workshop', 'wrench'],
      ['gym', 'dumbbell'],
    ]);
    for (const industry of industries) {
      expect(industry.templates.length).toBeGreaterThan(0);
      for (const template of industry.templates) expect(template.industry.id).toBe(industry.id);
    }
  });
});

describe('lists', () => {
  test('pages have no gaps or repetitions', async () => {
    const all = await page({ first: 100 });
    expect(all.nodes).toHaveLength(all.totalCount);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const next: Page = await page({ first: 3, after });
      expect(next.totalCount).toBe(all.totalCount);
      expect(next.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...next.nodes.map((node) => node.slug));
      if (!next.pageInfo.hasNextPage) break;
      after = next.pageInfo.endCursor;
    }
    expect(seen).toEqual(all.nodes.map((node) => node.slug));
  });

  test('search ignores case and accents and finds industries; an industry is a filter; an unknown one has no templates', async () => {
    expect((await page({ filter: { search: 'SALÓN' } })).nodes.map((node) => node.slug)).toEqual([
      'salon-appointments',
    ]);
    expect((await page({ filter: { search: 'reservaciones' } })).nodes[0]?.slug).toBe('restaurant-tables');
    expect((await page({ filter: { search: 'xyzzy' } })).totalCount).toBe(0);
    const [first] = (await page({ filter: { locale: 'en', search: 'clinic' } })).nodes;
    expect(first?.industry.slug).toBe('clinic');
    for (const industryId of [
      'ind_ffffffffffff7fff8fffffffffffffff',
      'tpl_7e271a00000040008000000000000001',
      'x',
      '',
    ]) {
      expect((await page({ filter: { industryId } })).nodes).toEqual([]);
    }
  });

  test.each([{ first: 0 }, { first: 101 }, { first: -1 }, { after: 'x' }, { after: 'WyIiLCJub2JvZHkiXQ' }])(
    '%j is refused',
    async (variables) => {
      const query = 'query ($first: Int, $after: String) { botTemplates(first: $first, after: $after) { totalCount } }';
      const { errors } = await world.ask(anybody, query, variables);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );
});

describe('one template', () => {
  const query = `query ($id: ID!, $locale: Locale) { botTemplate(id: $id) {
    slug version locales needs { key isRequired } preview(locale: $locale) { greeting choices groups } } }`;

  test('shows what a visitor would see first, in the requested language or else the caller’s', async () => {
    const id = await templateId(world, 'salon-appointments');
    const english = await world.tell(anybody, query, { id, locale: 'en' });
    const own = await world.tell(principals.anonymous('en'), query, { id });
    expect(own).toEqual(english);
    expect(english['botTemplate']).toMatchObject({ version: 3, locales: ['es', 'en'] });
    const { preview, needs } = (await world.tell(anybody, query, { id }))['botTemplate'] as {
      preview: { greeting: string[]; choices: string[]; groups: string[] };
      needs: { key: string; isRequired: boolean }[];
    };
    expect(preview.greeting.join(' ')).toMatch(/asistente automático.*tu salón|tu salón.*asistente automático/);
    expect(preview.choices).toContain('Agendar una cita');
    expect(preview.groups[0]).toBe('Bienvenida');
    expect(needs.filter((need) => need.isRequired).map((need) => need.key)).toEqual(['name']);
  });

  test.each(['tpl_ffffffffffff7fff8fffffffffffffff', 'ind_7e271a00000040008000000000000103', 'x', ''])(
    '%j is not found',
    async (id) => {
      expect(await world.tell(anybody, query, { id })).toEqual({ botTemplate: null });
    },
  );

  test('references resolve like queries, with null for what does not exist', async () => {
    const id = await templateId(world, 'salon-appointments');
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on BotTemplate { slug } ... on Industry { slug } } }`;
    const r = [
      { __typename: 'BotTemplate', id },
      { __typename: 'BotTemplate', id: 'tpl_ffffffffffff7fff8fffffffffffffff' },
      { __typename: 'Industry', id: 'ind_7e271a00000040008000000000000003' },
      { __typename: 'Industry', id: 'x' },
    ];
    expect(await world.tell(anybody, entities, { r })).toEqual({
      _entities: [{ slug: 'salon-appointments' }, null, { slug: 'salon' }, null],
    });
  });
});

describe('the whole bot', () => {
  test('a renamed organization is seen in what its templates make; an older event never replaces a newer one, and a repeat changes nothing', async () => {
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
    const id = await templateId(world, 'salon-appointments');
    const query = 'query ($id: ID!) { botTemplate(id: $id) { definition } }';
    const data = await world.tell(owner, query, { id });
    expect((data['botTemplate'] as { definition: BotDefinition }).definition.profile).toMatchObject({
      ...{ name: 'Peluquería', currency: 'USD' },
    });
  });

  const query = 'query ($id: ID!, $locale: Locale) { botTemplate(id: $id) { definition(locale: $locale) } }';

  test('is for signed-in callers, made with the details of their organization', async () => {
    await world.emit('identity.organization-created.v1', organizationA, {
      organizationId: organizationA,
      name: 'Grupo Aurora',
      timeZone: 'America/Bogota',
      currency: 'COP',
      country: 'CO',
      isDemo: false,
    });
    const id = await templateId(world, 'salon-appointments');
    const read = async (principal: typeof ana, locale?: string): Promise<BotDefinition> => {
      const data = await world.tell(principal, query, { id, locale });
      return (data['botTemplate'] as { definition: BotDefinition }).definition;
    };
    const own = await read(ana);
    expect(parseDefinition(own)).toMatchObject({ ok: true });
    expect(validateDefinition(own)).toEqual([]);
    expect(own.profile).toMatchObject({ name: 'Grupo Aurora', currency: 'COP', timeZone: 'America/Bogota' });
    expect((await read(ana, 'en')).locale).toBe('en');
    expect((await read(bruno)).profile.name).toBe('tu salón');
    const stranger = await world.ask(anybody, query, { id });
    expect(stranger.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    const visitor = await world.ask(principals.visitor(), query, { id });
    expect(visitor.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('is made for another country on request, with its time zone, currency and prices', async () => {
    const id = await templateId(world, 'salon-appointments');
    const abroad = 'query ($id: ID!, $country: String) { botTemplate(id: $id) { definition(country: $country) } }';
    const read = async (country: string): Promise<BotDefinition> => {
      const data = await world.tell(bruno, abroad, { id, country });
      return (data['botTemplate'] as { definition: BotDefinition }).definition;
    };
    const [peru, nowhere] = [await read('pe'), await read('ZZ')];
    expect(peru.profile).toMatchObject({ country: 'PE', currency: 'PEN', timeZone: 'America/Lima' });
    expect(validateDefinition(peru)).toEqual([]);
    expect(nowhere.profile).toMatchObject({ country: 'MX', currency: 'MXN' });
    expect(peru.profile.services.map(({ id: service }) => service)).toEqual(
      nowhere.profile.services.map(({ id: service }) => service),
    );
    expect(peru.profile.services[0]?.priceMinor).not.toBe(nowhere.profile.services[0]?.priceMinor);
  });

  test('of all templates takes one statement, and the catalogue none', async () => {
    expect(await countStatements('{ industries { templates { preview { greeting } } } }')).toBe(0);
    const all = '{ botTemplates(first: 100) { nodes { definition industry { templates { definition } } } } }';
    expect(await countStatements(all)).toBe(1);
  });
});

test('every industry has at least five prompts of its own, complete in both languages and without repetitions', async () => {
  const query =
    'query { promptTemplates { id industry { slug } name { es en } role { es en } tone { es en } limits { es en } knowledge { es en } } }';
  type Text = { es: string; en: string };
  type Prompts = Record<'name' | 'role' | 'tone' | 'limits' | 'knowledge', Text> & {
    id: string;
    industry: { slug: string } | null;
  };
  const prompts = (await world.tell(anybody, query, {}))['promptTemplates'] as Prompts[];
  const counts = new Map<string, number>();
  for (const { industry } of prompts) counts.set(industry?.slug ?? '', (counts.get(industry?.slug ?? '') ?? 0) + 1);
  expect([...counts].filter(([slug, count]) => slug !== '' && count < 5)).toEqual([]);
  expect(counts.size).toBe(9);
  expect(new Set(prompts.map(({ id }) => id)).size).toBe(prompts.length);
  for (const { name, role, tone, limits, knowledge } of prompts) {
    expect(role.es).toContain('{{ business.name }}');
    expect(role.en).toContain('{{ business.name }}');
    for (const text of [name, role, tone, limits, knowledge]) {
      expect(Math.min(text.es.length, text.en.length)).toBeGreaterThan(5);
      expect(text.es).not.toBe(text.en);
    }
  }
  expect(new Set(prompts.map(({ role }) => role.es)).size).toBe(prompts.length);
});

test('prompts of an industry include the general ones; without an industry, all are returned', async () => {
  const query =
    'query ($id: ID) { promptTemplates(industryId: $id) { id industry { slug } name { es en } role { es } limits { en } } }';
  type Prompts = { industry: { slug: string } | null; role: { es: string } }[];
  const read = async (id?: string) => (await world.tell(anybody, query, { id }))['promptTemplates'] as Prompts;
  const slugs = async (id?: string) => new Set((await read(id)).map((prompt) => prompt.industry?.slug ?? null));
  expect(await slugs('ind_7e271a00000040008000000000000003')).toEqual(new Set(['salon', null]));
  expect(await slugs('x')).toEqual(new Set([null]));
  expect((await slugs()).size).toBe(9);
  expect((await read()).every((prompt) => prompt.role.es.length > 20 && !/\[[^\]]*\|/.test(prompt.role.es))).toBe(true);
});

async function countStatements(query: string): Promise<number> {
  return (await statementsOf(world, () => world.tell(ana, query))).length;
}
