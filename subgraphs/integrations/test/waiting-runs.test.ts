import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { testId } from '@tertulia/testkit';
import { registryForTests } from './connectors-for-tests.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

const hour = 3_600_000;
const create = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { code } } }`;
const update = `mutation ($input: UpdateConnectionInput!) {
  updateConnection(input: $input) { connection { state } userErrors { code } } }`;

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({ registry: registryForTests });
});
afterAll(async () => world.close());

async function newConnection(): Promise<string> {
  const fields = [{ name: 'key', value: 'a-long-key-of-a-test' }];
  const made = await world.tell(ana, create, { input: { connector: 'notes', name: 'Notas', botIds: [], fields } });
  const { id } = (made as unknown as { createConnection: { connection: { id: string } } }).createConnection.connection;
  return tryFromGlobalId('connection', id) ?? '';
}

/** A background run that waits four hours for its next attempt. */
async function waitingRun(connectionId: string, effectId: string): Promise<void> {
  const startedAt = world.clock.now();
  const run = {
    ...{ id: world.deps.ids.next(), organizationId: organizationA, botId: botOne, conversationId: testId(0xc1) },
    ...{ effectId, connectionId, kind: 'action' as const, action: 'note', isBackground: true, isSimulation: false },
    ...{ status: 'RUNNING' as const, effect: null, result: null, attempts: 8, startedAt },
    ...{ nextAttemptAt: new Date(startedAt.getTime() + 4 * hour), giveUpAt: new Date(startedAt.getTime() + 72 * hour) },
  };
  await world.deps.effectRuns.transact({ organizationId: organizationA }, async (runs) => runs.addIfMissing(run));
}

async function nextAttempt(effectId: string): Promise<number | undefined> {
  const run = await world.deps.effectRuns.read({ organizationId: organizationA }, async (runs) =>
    runs.ofEffect(organizationA, testId(0xc1), effectId),
  );
  return run?.nextAttemptAt?.getTime();
}

test('What waited for a connection is due at once when it works again, and nothing of other connections', async () => {
  const [lost, other] = [await newConnection(), await newConnection()];
  await waitingRun(lost, 'lost');
  await waitingRun(other, 'other');
  const later = await nextAttempt('other');
  await world.deps.credentials.reported(organizationA, lost, { outcome: 'AUTHENTICATION', revision: 1 });
  expect(await nextAttempt('lost')).toBe(later);
  world.clock.advance(60_000);
  const fields = [{ name: 'key', value: 'another-long-key' }];
  const input = { connectionId: toGlobalId('connection', lost), fields };
  expect(await world.tell(ana, update, { input })).toMatchObject({
    updateConnection: { connection: { state: 'CONNECTED' }, userErrors: [] },
  });
  expect(await nextAttempt('lost')).toBe(world.clock.now().getTime());
  expect(await nextAttempt('other')).toBe(later);
});
