import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { parse, type ExecutionResult } from 'graphql';
import { makeExecutor } from '../src/execution/executor.js';
import { planSupergraph } from '../src/execution/planned-supergraph.js';
import type { CallSubgraph } from '../src/execution/run.js';
import type { ExecutionScope } from '../src/supergraph/execution-scope.js';
import { answeringOwnOrganization } from '../src/supergraph/own-organization.js';
import { worldSubgraph } from './differential/world.js';
import { compose } from './toys/toy-gateway.js';

const root = join(import.meta.dirname, '..', '..');
const portal = join(root, 'portal', 'src');
const ana = principals.admin({ organizationId: testId(0xa) });
const own = toGlobalId('organization', testId(0xa));
const other = toGlobalId('organization', testId(0xb));

type Ask = (query: string, given?: { name?: string; variables?: Record<string, unknown> }) => Promise<ExecutionResult>;
type Executor = ReturnType<typeof makeExecutor>;

let calls: string[] = [];
let answering: Executor | null = null;
let plain: Executor | null = null;

beforeAll(() => {
  const schemas = globSync('subgraphs/*/schema.graphql', { cwd: root })
    .toSorted()
    .map((path) => ({ name: basename(dirname(path)), sdl: readFileSync(join(root, path), 'utf8') }));
  const calm = () => ({ isFailing: false, isCorrupt: false });
  const worlds = new Map(schemas.map(({ name, sdl }) => [name, worldSubgraph(name, sdl, calm)]));
  const supergraph = planSupergraph(compose(schemas));
  const call: CallSubgraph = async (name, operation) => {
    calls.push(name);
    return JSON.parse(JSON.stringify(await worlds.get(name)?.execute(operation))) as Awaited<ReturnType<CallSubgraph>>;
  };
  answering = makeExecutor(supergraph, answeringOwnOrganization('identity', call));
  plain = makeExecutor(supergraph, answeringOwnOrganization(null, call));
});
beforeEach(() => {
  calls = [];
});

/** Asks as the principal. What subgraphs answer is made up. */
function askingAs(principal: Principal, executor: Executor | null = answering): Ask {
  const scope = { principal, currentPrincipal: () => principal } as ExecutionScope;
  return async (query, { name = null, variables = {} } = {}) => {
    if (executor === null) throw new Error('not yet made');
    return executor({ document: parse(query), operationName: name, queryHash: query, variables, scope });
  };
}

const range = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' };
const dashboardVariables = {
  ...{ range, chartRange: range, weekRange: range },
  ...{ isApart: false, mayEdit: true, mayRead: true },
};

test.each([
  ['features/bots/bots.graphql', 'BotList', { first: 12, hasDraft: true }],
  ['features/dashboard/dashboard.graphql', 'DashboardNumbers', dashboardVariables],
  ['frame/frame.graphql', 'LiveFloor', {}],
  ['frame/frame.graphql', 'PaletteBots', {}],
  ['features/conversations/inbox.graphql', 'InboxCountsAlone', {}],
  ['features/conversations/inbox.graphql', 'InboxBots', {}],
])('The portal’s operation in %s named %s asks identity for nothing', async (file, name, variables) => {
  const { data, errors } = await askingAs(ana)(readFileSync(join(portal, file), 'utf8'), { name, variables });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ organization: { id: own } });
  expect(calls.length).toBeGreaterThan(0);
  expect(calls).not.toContain('identity');
});

const found = { organization: { id: own } };

test.each([
  [
    'without an argument',
    '{ organization { id __typename } }',
    {},
    { organization: { id: own, __typename: 'Organization' } },
  ],
  [
    'under other names',
    '{ mine: organization { it: id kind: __typename id } organization { id } }',
    {},
    { mine: { it: own, kind: 'Organization', id: own }, ...found },
  ],
  ['by its id', `{ organization(id: "${own}") { id } }`, {}, found],
  ['by a variable', 'query ($id: ID) { organization(id: $id) { id } }', { id: own }, found],
  ['by a variable that is null', 'query ($id: ID) { organization(id: $id) { id } }', { id: null }, found],
  ['by a variable that is left out', 'query ($id: ID) { organization(id: $id) { id } }', {}, found],
])('The own organization, asked %s, is answered without a call', async (_, query, variables, expected) => {
  expect(await askingAs(ana)(query, { variables })).toEqual({ data: expected });
  expect(calls).toEqual([]);
});

test('A gateway that knows no identity answers nothing itself', async () => {
  await askingAs(ana, plain)('{ organization { id } }');
  expect(calls).toEqual(['identity']);
});

test.each([
  ['another organization', `{ organization(id: "${other}") { id } }`, {}],
  ['another organization by a variable', 'query ($id: ID) { organization(id: $id) { id } }', { id: other }],
  ['a default that names another', `query ($id: ID = "${other}") { organization(id: $id) { id } }`, {}],
  ['what the principal does not say', '{ organization { id name } }', {}],
  ['something beside it', '{ organization { id } viewer { kind } }', {}],
  ['another beside the own', `{ organization { id } b: organization(id: "${other}") { id } }`, {}],
])('Identity is asked for %s', async (_, query, variables) => {
  await askingAs(ana)(query, { variables });
  expect(calls).toEqual(['identity']);
});

test.each([
  ['who is nobody', principals.anonymous()],
  ['who is a visitor of its bot', principals.visitor({ organizationId: testId(0xa) })],
  ['who works in no organization', principals.superAdmin()],
  ['that is a service', principals.service({ organizationId: testId(0xa) })],
])('Identity is asked on behalf of a caller %s', async (_, principal) => {
  await askingAs(principal)('{ organization { id } }');
  expect(calls).toEqual(['identity']);
});

test('A key’s own organization is answered without a call', async () => {
  const { data } = await askingAs(principals.apiKey(['bots:read'], { organizationId: testId(0xb) }))(
    '{ organization { id } }',
  );
  expect(data).toEqual({ organization: { id: other } });
  expect(calls).toEqual([]);
});
