import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutsideEffectOf, OutsideResult } from '@tertulia/flow-engine';
import { modelTokensMax } from '@tertulia/plan-limits';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { startModel, type ModelVendor } from '../../../e2e/vendors/model.js';
import { platformConnectors } from '../src/connectors/all.js';
import { effectParts } from './outside-world.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, organizationB, type World } from './world.js';

const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { field code } } }`;
const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';

let world: World;
let model: ModelVendor;
let conversations = 0xc00;

beforeAll(async () => {
  model = await startModel();
  world = await integrationsWorld({ registry: platformConnectors(), settings: { egressAllowed: model.target } });
  await world.hasPlan(organizationA, 'PROFESSIONAL');
});
afterAll(async () => {
  await world.close();
  await model.close();
});
beforeEach(() => {
  model.heal();
  model.reportsTokens = true;
});

async function connection(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const all = { baseUrl: `${model.url}/v1`, model: 'small', apiKey: 'token-1', ...fields };
  const given = Object.entries(all).map(([name, value]) => ({ name, value }));
  const input = { connector: 'openai-compatible', name: 'Modelo', fields: given, botIds: [] };
  const { createConnection } = await world.tell(ana, create, { input });
  const made = createConnection as unknown as { connection: { id: string } | null; userErrors: unknown[] };
  expect(made.userErrors).toEqual([]);
  return fromGlobalId('connection', made.connection?.id ?? '');
}

type Limits = OutsideEffectOf<'action'>['tokenLimits'];

function newConversation(): string {
  conversations += 1;
  return testId(conversations);
}

interface Asked {
  readonly connectionId: string;
  readonly conversationId?: string;
  readonly botId?: string;
  readonly limits?: Limits;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly effectId?: string;
}

async function ask(asked: Asked): Promise<OutsideResult> {
  const { connectionId, conversationId = newConversation(), botId = botOne, limits, inputs = {}, effectId } = asked;
  const parts = { ...effectParts(), ...(effectId === undefined ? {} : { id: effectId }) };
  const effect: OutsideEffectOf<'action'> = {
    ...{ kind: 'action', ...parts, connectionId, action: 'answer' },
    inputs: { question: '¿Abren hoy?', tokensMax: '100', ...inputs },
    mappings: [{ path: '$.text', variable: 'text' }],
    ...(limits === undefined ? {} : { tokenLimits: limits }),
  };
  const input = { conversationId, botId, effect, isSimulation: false };
  const data: unknown = await world.tell(principals.service({ name: 'runtime' }), perform, { input });
  return (data as { performEffect: OutsideResult }).performEffect;
}

/** What was reported of the calls of a connection. */
async function used(connectionId: string): Promise<unknown[]> {
  await world.drain();
  const payloads = world.published
    .filter(({ name }) => name === 'integrations.model-used.v1')
    .map(({ payload }) => payload as { connectionId: string });
  return payloads.filter((payload) => payload.connectionId === connectionId);
}

describe('the tokens of a language model', () => {
  test('Each call is reported once with its tokens and what they cost', async () => {
    const connectionId = await connection({ promptPrice: '0.5', completionPrice: '2', currency: 'MXN' });
    const conversationId = newConversation();
    const effectId = 'answer:once';
    expect(await ask({ connectionId, conversationId, effectId })).toMatchObject({ kind: 'done' });
    await ask({ connectionId, conversationId, effectId });
    expect(await used(connectionId)).toEqual([
      {
        ...{ connectionId, conversationId, botId: botOne, model: 'small', isSimulation: false },
        ...{ promptTokens: 20, completionTokens: 4, isEstimated: false, costMicros: 18, currency: 'MXN' },
      },
    ]);
  });

  test('Without prices no cost is reported, and tokens that the server does not tell are estimated', async () => {
    model.reportsTokens = false;
    const connectionId = await connection();
    await ask({ connectionId });
    expect(await used(connectionId)).toMatchObject([
      { isEstimated: true, completionTokens: 6, costMicros: null, currency: null },
    ]);
  });

  test('A bot may name another model of the same server', async () => {
    const connectionId = await connection();
    await ask({ connectionId, inputs: { model: 'large' } });
    expect(model.completions.at(-1)?.model).toBe('large');
    expect(await used(connectionId)).toMatchObject([{ model: 'large' }]);
  });

  test('A conversation that has used its tokens is refused, without a request, and others are not', async () => {
    const connectionId = await connection();
    const conversationId = newConversation();
    const limits = { conversation: 200, month: 1_000_000 };
    const results = [];
    for (let calls = 0; calls < 4; calls += 1) results.push(await ask({ connectionId, conversationId, limits }));
    const asked = model.completions.length;
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done', 'failed', 'failed']);
    expect(results[3]).toEqual({ kind: 'failed', code: 'TOKENS_SPENT_CONVERSATION' });
    expect(await ask({ connectionId, limits })).toMatchObject({ kind: 'done' });
    expect(model.completions.length).toBe(asked + 1);
  });

  test('A bot that has used the tokens of its month is refused until the next month', async () => {
    const connectionId = await connection();
    const bot = { botId: testId(0xb5), limits: { conversation: 10_000, month: 200 } };
    expect(await ask({ connectionId, ...bot })).toMatchObject({ kind: 'done' });
    expect(await ask({ connectionId, ...bot })).toMatchObject({ kind: 'done' });
    expect(await ask({ connectionId, ...bot })).toEqual({ kind: 'failed', code: 'TOKENS_SPENT_MONTH' });
    world.clock.advance(31 * 86_400_000);
    expect(await ask({ connectionId, ...bot })).toMatchObject({ kind: 'done' });
  });

  test('Who sees a bot sees what it has used this month; others do not', async () => {
    const bot = testId(0xb6);
    await ask({ connectionId: await connection(), botId: bot });
    const query = `query ($bots: [_Any!]!) { _entities(representations: $bots) { ... on Bot { modelTokensThisMonth } } }`;
    const seenBy = async (principal: Principal) => {
      const ids = [bot, testId(0xb7)].map((id) => ({ __typename: 'Bot', id: toGlobalId('bot', id) }));
      const data: unknown = await world.tell(principal, query, { bots: ids });
      const { _entities: bots } = data as { _entities: { modelTokensThisMonth: number | null }[] };
      return bots.map(({ modelTokensThisMonth }) => modelTokensThisMonth);
    };
    expect(await seenBy(ana)).toEqual([24, 0]);
    expect(await seenBy(principals.botManager([bot]))).toEqual([24, null]);
    expect(await seenBy(bruno)).toEqual([0, 0]);
    world.clock.advance(31 * 86_400_000);
    expect(await seenBy(ana)).toEqual([0, 0]);
  });

  test('The limit of a connection holds for all bots together', async () => {
    const connectionId = await connection({ tokensMonth: '200' });
    const bots = [0xd1, 0xd2, 0xd3].map((number) => testId(number));
    const results = [];
    for (const botId of bots) results.push(await ask({ connectionId, botId }));
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done', 'failed']);
  });

  test('An organization that has used the tokens of its plan is refused until the next month', async () => {
    const connectionId = await connection();
    await useAll(organizationA);
    expect(await ask({ connectionId })).toEqual({ kind: 'failed', code: 'TOKENS_SPENT_ORGANIZATION' });
    world.clock.advance(31 * 86_400_000);
    expect(await ask({ connectionId })).toMatchObject({ kind: 'done' });
  });

  test('Calls at the same time do not exceed a limit together', async () => {
    const connectionId = await connection({ tokensMonth: '500' });
    const results = await Promise.all(Array.from({ length: 20 }, async () => ask({ connectionId })));
    // Each sets 150 to 170 tokens aside, so three fit; the 24 that each takes make room for some more.
    const done = results.filter(({ kind }) => kind === 'done').length;
    expect(done).toBeGreaterThanOrEqual(3);
    expect(done * 24).toBeLessThanOrEqual(500);
    expect(results.filter((one) => one.kind === 'failed').map((one) => one.code)).toEqual(
      Array.from({ length: 20 - done }, () => 'TOKENS_SPENT_MONTH'),
    );
  });

  test('The database alone withholds what other organizations have used', async () => {
    const connectionId = await connection();
    await ask({ connectionId });
    const countOf = async (organizationId: string) =>
      world.deps.models.read({ organizationId }, async () =>
        world.database.read(async (em) => {
          const [row] = await em.execute<{ rows: number }[]>('select count(*)::int as rows from model_budget');
          return row?.rows;
        }),
      );
    expect(await countOf(organizationA)).toBeGreaterThanOrEqual(3);
    expect(await countOf(organizationB)).toBe(0);
  });

  test('A call that failed sets nothing aside for good', async () => {
    const connectionId = await connection({ tokensMonth: '200' });
    for (let calls = 0; calls < 4; calls += 1) {
      model.failNext(['expired', 'expired']);
      await ask({ connectionId });
      model.heal();
    }
    expect(await used(connectionId)).toEqual([]);
    expect(await counters(connectionId)).toEqual([{ tokens: 0 }]);
  });
});

/** Counts nearly all tokens of the plan of an organization as used. */
async function useAll(organizationId: string): Promise<void> {
  const budget = { organizationId, scope: 'ORGANIZATION', scopeId: organizationId } as const;
  const month = world.clock.now().toISOString().slice(0, 7);
  await world.deps.models.transact({ organizationId }, async ({ budgets }) => {
    await budgets.add({ ...budget, month }, modelTokensMax.PROFESSIONAL - 10, world.clock.now());
  });
}

async function counters(connectionId: string) {
  const sql = 'select tokens::int from model_budget where scope_id = ?';
  return asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<{ tokens: number }[]>(sql, [connectionId])),
  );
}
