import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventPayload } from '@tertulia/events';
import { asPlatform } from '@tertulia/persistence';
import { fromGlobalId } from '@tertulia/subgraph';
import { failOverduePublications } from '../src/application/fail-publication.js';
import { ana, newBot, openWorld, organizationA, publishMutation, runtimeWarms, type World } from './world.js';

type Requested = EventPayload<'bots.confirmation-requested.v1'>;

let world: World;
let stops: (() => void)[] = [];
const requested: Requested[] = [];
const loaded: string[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});
afterAll(async () => {
  await world.close();
});

/** A bot whose versions partner.example must confirm; what is requested is noted. */
async function confirmedBot(): Promise<string> {
  requested.length = 0;
  loaded.length = 0;
  const id = await newBot(world, ana);
  await webhookChanges(id, 'CONFIRM');
  stops.push(
    world.bus.subscribe('test.confirmations', ['bots.confirmation-requested.v1'], async ({ payload }) => {
      requested.push(payload);
    }),
    world.bus.subscribe('test.loads', ['bots.publication-requested.v1'], async ({ payload }) => {
      loaded.push(payload.publicationId);
    }),
    runtimeWarms(world),
  );
  return id;
}

async function webhookChanges(id: string, mode: 'NOTIFY' | 'CONFIRM' | null): Promise<void> {
  const host = mode === null ? null : 'partner.example';
  await world.emit('integrations.configuration-webhook-changed.v1', organizationA, {
    ...{ botId: fromGlobalId('bot', id), mode, host },
  } as never);
}

async function publish(id: string): Promise<Requested> {
  const { publishBot } = await world.tell(ana, publishMutation, { botId: id });
  expect(publishBot).toMatchObject({ userErrors: [] });
  await world.drain();
  const last = requested.at(-1);
  if (last === undefined) throw new Error('nothing was requested');
  return last;
}

async function confirms(publicationId: string): Promise<void> {
  await world.emit('integrations.publication-confirmed.v1', organizationA, { publicationId } as never);
  await world.drain();
}

const refusal = { code: 'CONFIRMATION_REFUSED', status: 422, failure: null };
async function refuses(publicationId: string): Promise<void> {
  await world.emit('integrations.publication-refused.v1', organizationA, { publicationId, ...refusal } as never);
}

async function renameFirstGroup(botId: string): Promise<void> {
  const flows = 'query ($id: ID!) { bot(id: $id) { draft { flows { document } } } }';
  const { bot } = (await world.tell(ana, flows, { id: botId })) as unknown as {
    bot: { draft: { flows: { document: { groups: { title: string }[] } }[] } };
  };
  const document = structuredClone(bot.draft.flows[0]?.document);
  Object.assign(document?.groups[0] ?? {}, { title: 'Otro' });
  const save = 'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code } } }';
  await world.tell(ana, save, { input: { botId, revision: 1, document } });
}

const query = `query ($id: ID!) { bot(id: $id) { status liveVersion { number checksum }
  latestPublication { status error steps { name status label { en } detail { es en } } } } }`;
interface State {
  status: string;
  liveVersion: { number: number; checksum: string } | null;
  latestPublication: {
    status: string;
    error: string | null;
    steps: { name: string; status: string; detail: { es: string; en: string } | null }[];
  };
}
async function stateOf(id: string): Promise<State> {
  const bot: unknown = (await world.tell(ana, query, { id }))['bot'];
  return bot as State;
}
async function confirmStep(id: string) {
  return (await stateOf(id)).latestPublication.steps.find(({ name }) => name === 'confirm');
}

describe('a publication that must be confirmed', () => {
  test('waits for the confirmation and says for whose, and the runtime loads nothing before', async () => {
    const id = await confirmedBot();
    const { publicationId, number, checksum, respondBefore } = await publish(id);
    expect(await stateOf(id)).toMatchObject({ status: 'DRAFT', latestPublication: { status: 'REQUESTED' } });
    expect(await confirmStep(id)).toMatchObject({
      status: 'RUNNING',
      detail: { en: 'partner.example has yet to accept the version. It has 60 seconds.' },
    });
    expect(loaded).toEqual([]);
    expect(new Date(respondBefore).getTime() - world.clock.now().getTime()).toBe(60_000);
    await confirms(publicationId);
    const after = await stateOf(id);
    expect(after).toMatchObject({ status: 'LIVE', latestPublication: { status: 'ACTIVE', error: null } });
    expect(after.liveVersion).toEqual({ number, checksum });
    expect(after.latestPublication.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'validate DONE',
      'version DONE',
      'confirm DONE',
      'warm DONE',
      'activate DONE',
    ]);
  });

  test('that is refused leaves the old version live and says what was responded', async () => {
    const id = await confirmedBot();
    await confirms((await publish(id)).publicationId);
    await renameFirstGroup(id);
    const second = await publish(id);
    await refuses(second.publicationId);
    const after = await stateOf(id);
    expect(after).toMatchObject({
      ...{ status: 'LIVE', liveVersion: { number: 1 } },
      latestPublication: { status: 'FAILED', error: 'CONFIRMATION_REFUSED' },
    });
    expect(await confirmStep(id)).toMatchObject({
      status: 'FAILED',
      detail: { es: 'partner.example respondió 422 en lugar de 2xx.' },
    });
    await confirms(second.publicationId);
    expect(await stateOf(id)).toMatchObject({ liveVersion: { number: 1 }, latestPublication: { status: 'FAILED' } });
  });

  test('fails when nothing is reported by the deadline, and a confirmation after that changes nothing', async () => {
    const id = await confirmedBot();
    const { publicationId } = await publish(id);
    world.clock.advance(61_000);
    await asPlatform('test', async () => failOverduePublications(world.deps));
    expect(await stateOf(id)).toMatchObject({ latestPublication: { status: 'REQUESTED' } });
    world.clock.advance(15_000);
    await asPlatform('test', async () => failOverduePublications(world.deps));
    const failed = { status: 'DRAFT', latestPublication: { status: 'FAILED', error: 'CONFIRMATION_MISSING' } };
    expect(await stateOf(id)).toMatchObject(failed);
    expect((await confirmStep(id))?.detail?.en).toBe('partner.example did not respond within 60 seconds.');
    await confirms(publicationId);
    expect(await stateOf(id)).toMatchObject(failed);
    expect(loaded).toEqual([]);
  });

  test('gives the runtime a minute of its own after the confirmation', async () => {
    const id = await confirmedBot();
    const { publicationId } = await publish(id);
    for (const stop of stops) stop();
    world.clock.advance(59_000);
    await confirms(publicationId);
    world.clock.advance(59_000);
    await asPlatform('test', async () => failOverduePublications(world.deps));
    expect(await stateOf(id)).toMatchObject({ latestPublication: { status: 'WARMING' } });
    world.clock.advance(2_000);
    await asPlatform('test', async () => failOverduePublications(world.deps));
    expect(await stateOf(id)).toMatchObject({ latestPublication: { status: 'FAILED', error: 'DEADLINE_EXCEEDED' } });
  });

  test('is loaded once, however often the confirmation is reported', async () => {
    const id = await confirmedBot();
    const { publicationId } = await publish(id);
    await confirms(publicationId);
    await confirms(publicationId);
    expect(loaded).toEqual([publicationId]);
  });

  test('is not asked for any more once the webhook only notifies, or is gone', async () => {
    for (const mode of ['NOTIFY', null] as const) {
      const id = await confirmedBot();
      await webhookChanges(id, mode);
      await world.tell(ana, publishMutation, { botId: id });
      await world.drain();
      expect(requested).toEqual([]);
      expect(await stateOf(id)).toMatchObject({ status: 'LIVE' });
      expect(await confirmStep(id)).toBeUndefined();
      for (const stop of stops) stop();
    }
  });
});
