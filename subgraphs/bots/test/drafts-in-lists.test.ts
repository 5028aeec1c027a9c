import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, inTenant, openDatabase } from '@tertulia/persistence';
import { principals, statementsOf, testId } from '@tertulia/testkit';
import { getNamedType, isCompositeType, isObjectType } from 'graphql';
import { draftFactsSql } from '../src/persistence/hot-reads.js';
import { newBot, openWorld, publishMutation, runtimeWarms, type World } from './world.js';

const organizationId = testId(0xd1);
const owner = principals.admin({ organizationId, userId: testId(0xd2) });
const organization = { __typename: 'Organization', id: `org_${organizationId.replaceAll('-', '')}` };

let world: World;
let botId: string;
beforeAll(async () => {
  world = await openWorld();
  runtimeWarms(world);
  for (const name of ['Uno', 'Dos', 'Tres']) botId = await newBot(world, owner, name);
  await world.tell(owner, publishMutation, { botId });
  await world.drain();
});
afterAll(async () => world.close());

interface Listed {
  readonly name: string;
  readonly draft: { readonly revision: number; readonly changesSinceLive?: { readonly count: number } };
}

/** The bots of the organization, as the gateway asks for them. */
async function listed(fields: string, variables: Record<string, unknown> = {}): Promise<Listed[]> {
  const declared = Object.keys(variables).map((name) => `, $${name}: Boolean!`);
  const query = `query ($r: [_Any!]!${declared.join('')}) {
    _entities(representations: $r) { ... on Organization { bots(first: 12) { nodes { name ${fields} } } } } }`;
  const data = await world.tell(owner, query, { r: [organization], ...variables });
  const [told] = data['_entities'] as unknown as [{ bots: { nodes: Listed[] } }];
  return told.bots.nodes;
}

/** Reads of whole drafts and versions, in which the ORM selects every column. */
const readsDefinition = (sql: string): boolean => /\bdefinition\b|\.\* from "(draft|bot_version)"/.test(sql);

async function definitionsReadBy(run: () => Promise<unknown>): Promise<string[]> {
  return (await statementsOf(world, run)).filter(readsDefinition);
}

test('A list of bots with their looks and revisions reads no definition', async () => {
  const fields = 'locale locales tone theme { primaryColor avatarText position } draft { revision updatedAt saveIds }';
  let bots: unknown;
  expect(await definitionsReadBy(async () => (bots = await listed(fields)))).toEqual([]);
  const look = { locale: 'es', locales: ['es'], tone: expect.any(String) };
  const theme = { primaryColor: expect.stringMatching(/^#/), avatarText: expect.any(String), position: 'RIGHT' };
  expect(bots).toEqual(
    ['Tres', 'Dos', 'Uno'].map((name) => {
      return { name, ...look, theme, draft: { revision: 1, updatedAt: '2026-03-02T15:00:00.000Z', saveIds: [] } };
    }),
  );
});

test('The facts of a draft are those of its definition', async () => {
  const query = `query ($id: ID!) { bot(id: $id) { locale locales tone theme { primaryColor avatarText position } draft { definition } } }`;
  const data = await world.tell(owner, query, { id: botId });
  const { draft, ...facts } = data['bot'] as unknown as { draft: { definition: Record<string, unknown> } };
  const { locale, locales, tone, theme } = draft.definition;
  expect(facts).toEqual({ locale, locales, tone, theme });
});

test('A list that shows how many changes are not live compares each revision once', async () => {
  const fields = 'theme { primaryColor } draft { revision changesSinceLive { count } }';
  const counts = async () => (await listed(fields)).map(({ draft }) => draft.changesSinceLive?.count);
  let first: unknown;
  expect(await definitionsReadBy(async () => (first = await counts()))).toHaveLength(2);
  expect(first).toEqual([0, expect.any(Number), expect.any(Number)]);
  let again: unknown;
  expect(await definitionsReadBy(async () => (again = await counts()))).toEqual([]);
  expect(again).toEqual(first);

  const theme = { botId, revision: 1, primaryColor: '#123456', avatarText: 'TR', position: 'LEFT' };
  await world.tell(
    owner,
    'mutation ($input: UpdateThemeInput!) { updateTheme(input: $input) { userErrors { code } } }',
    { input: theme },
  );
  const [changed] = await listed(`${fields} tone`);
  expect(changed?.draft).toMatchObject({ revision: 2, changesSinceLive: { count: 3 } });
  expect(changed).toMatchObject({ theme: { primaryColor: '#123456' } });
});

test('Every field of a draft can be selected alone, and only those that show the definition read it', async () => {
  const type = world.subgraph.schema.getType('BotDraft');
  if (!isObjectType(type)) throw new Error('no drafts');
  const reading: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const within = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
    const statements = await definitionsReadBy(() => listed(`draft { ${field.name} ${within} }`));
    if (statements.length === 0) reading.push(field.name);
  }
  expect(reading.toSorted()).toEqual(['changesSinceLive', 'revision', 'saveIds', 'updatedAt', 'updatedBy']);
});

test.each([
  ['in a fragment', 'draft { ... on BotDraft { revision } ... { knowledge { question } } }', {}, 1],
  ['in a second selection of the draft', 'draft { revision } draft { variables { name } }', {}, 1],
  ['that is included', 'draft { revision definition @include(if: $yes) }', { yes: true }, 1],
  ['that is not included', 'draft { revision definition @include(if: $yes) }', { yes: false }, 0],
  ['that is skipped', 'draft { revision ... @skip(if: $yes) { definition } }', { yes: true }, 0],
])('A field %s decides whether definitions are read', async (_where, fields, variables, expected) => {
  expect(await definitionsReadBy(() => listed(fields, variables))).toHaveLength(expected);
});

test('The facts of drafts are read by their index, whatever its values', async () => {
  const database = await openDatabase({ name: 'plans', clientUrl: world.test.ownerUrl, entities: [], poolSize: 1 });
  const rows = (n: number) => `generate_series(1, ${n}) n, lateral (select md5(n::text)::uuid as id) as ids`;
  const fill = [
    `insert into bot (id, organization_id, public_id, name, search_name, is_paused, pause_message, is_demo, created_at, updated_at)
      select id, gen_random_uuid(), id::text, 'Bot', 'bot', false, '', false, now(), now() from ${rows(5000)}`,
    `insert into draft (bot_id, organization_id, revision, definition, origin, updated_at)
      select id, gen_random_uuid(), 1, '{}', 'EDIT', now() from ${rows(5000)}`,
    'analyze draft',
  ];
  try {
    for (const sql of fill) await asPlatform('filling', () => database.read((em) => em.execute(sql)));
    const explained = async (sql: string, values: unknown[]) =>
      JSON.stringify(await inTenant(organizationId, () => database.read((em) => em.execute(sql, values))));
    const numbered = draftFactsSql.replace(' in (?)', ' = any($2)').replace('?', '$1');
    const plans = [
      await explained(`explain (costs off) ${draftFactsSql}`, [organizationId, [testId(1), testId(2)]]),
      await explained(`explain (costs off, generic_plan) ${numbered}`, []),
    ];
    for (const plan of plans) {
      expect(plan).toContain('draft_pkey');
      expect(plan).not.toContain('Seq Scan');
    }
  } finally {
    await database.close();
  }
});
