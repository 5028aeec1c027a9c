import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { sdlOf } from '@tertulia/service';
import { assertNeedsSignIn, principals, testId } from '@tertulia/testkit';
import { assertSubgraphContract } from '@tertulia/testkit/composition';
import { subgraph } from '../src/subgraph.js';
import { specimenWorld, type World } from './world.js';

const query = '{ specimen { since } }';

let world: World;
beforeAll(async () => {
  world = await specimenWorld();
});
afterAll(async () => world.close());

const known = async (organizationId: string) =>
  (await world.ask(principals.viewer({ organizationId }), query)).data?.['specimen'];

test('the graph is described, composes alone and is made without a store', async () => {
  assertSubgraphContract(world.subgraph);
  expect(await sdlOf(subgraph)).toBe(world.subgraph.sdl);
});

test('whoever is not signed in learns nothing', async () => {
  await expect(assertNeedsSignIn(world.subgraph, [{ query }])).resolves.toBeUndefined();
});

test('an organization is known from its founding until it is deleted, and one that is not heard of is not', async () => {
  const organizationId = await world.organization();
  expect(await known(organizationId)).toEqual({ since: '2026-03-02T15:00:00.000Z' });
  expect(await known(testId(0xf))).toBeNull();
  await world.emit('identity.organization-deleted.v1', organizationId, { organizationId });
  expect(await known(organizationId)).toBeNull();
});

test('rows are closed to code that does not say whose they are', async () => {
  await world.organization();
  const rows = async () => world.database.read(async (em) => em.execute<unknown[]>('select 1 from organization'));
  expect(await withoutTenancy(rows)).toEqual([]);
  const counted = 'select count(*)::int as n from organization';
  const [count] = await asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<{ n: number }[]>(counted)),
  );
  expect(count?.n).toBeGreaterThan(0);
});
