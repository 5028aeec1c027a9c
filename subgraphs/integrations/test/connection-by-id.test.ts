import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { assertNeedsSignIn, principals, testId } from '@tertulia/testkit';
import { registryForTests } from './connectors-for-tests.js';
import { ana, botOne, botTwo, bruno, integrationsWorld, organizationA, type World } from './world.js';

const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { code } } }`;
const one = 'query ($id: ID!) { connection(id: $id) { id name } }';

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({ registry: registryForTests });
});
afterAll(async () => world.close());

async function newConnection(botIds: readonly string[]): Promise<string> {
  const input = {
    ...{ connector: 'notes', name: 'Notas', fields: [{ name: 'key', value: 'a-long-key-of-a-test' }] },
    botIds: botIds.map((id) => toGlobalId('bot', id)),
  };
  const { createConnection } = await world.tell(ana, create, { input });
  return (createConnection as unknown as { connection: { id: string } }).connection.id;
}

test('A connection is found by its id, in its own organization only', async () => {
  const id = await newConnection([]);
  expect(await world.tell(ana, one, { id })).toEqual({ connection: { id, name: 'Notas' } });
  expect(await world.tell(bruno, one, { id })).toEqual({ connection: null });
});

test('A bot manager does not find a connection of other bots', async () => {
  const manager = principals.botManager([botOne], { organizationId: organizationA });
  const [own, other] = [await newConnection([botOne]), await newConnection([botTwo])];
  expect(await world.tell(manager, one, { id: own })).toMatchObject({ connection: { id: own } });
  expect(await world.tell(manager, one, { id: other })).toEqual({ connection: null });
});

test('An id of something else, or of nothing, is a connection that does not exist', async () => {
  for (const id of [toGlobalId('bot', testId(1)), toGlobalId('connection', testId(1)), 'nothing', '']) {
    expect(await world.tell(ana, one, { id })).toEqual({ connection: null });
  }
});

test('A caller who is not signed in is refused', async () => {
  const operations = [{ query: one, variables: { id: toGlobalId('connection', testId(1)) } }];
  await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
});
