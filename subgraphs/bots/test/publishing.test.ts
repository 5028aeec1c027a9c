import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { failOverduePublications } from '../src/application/fail-publication.js';
import { ana, openWorld, newBot, publishMutation, runtimeWarms, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const state = `query ($id: ID!) { bot(id: $id) { status liveVersion { id number checksum isLive author { id } note action }
  latestPublication { id status error steps { name status } } draft { revision changesSinceLive { count } }
  versions { nodes { id number } } publications { nodes { status conversations } } } }`;
type State = {
  status: string;
  liveVersion: { id: string; number: number } | null;
  latestPublication: { status: string; error: string | null };
  draft: { revision: number; changesSinceLive: { count: number } };
  versions: { nodes: { id: string; number: number }[] };
  publications: { nodes: { status: string; conversations: string }[] };
};
const stateOf = async (id: string): Promise<State> => {
  const told: { bot?: State } = await world.tell(ana, state, { id });
  if (told.bot === undefined) throw new Error('no bot');
  return told.bot;
};
type FirstGroup = { title: string; position: { x: number; y: number } };
const changeGroup = async (botId: string, revision: number, change: Partial<FirstGroup>) => {
  const { bot } = (await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { draft { flows { document } } } }', {
    id: botId,
  })) as unknown as { bot: { draft: { flows: { document: { groups: FirstGroup[] } }[] } } };
  const document = structuredClone(bot.draft.flows[0]?.document);
  Object.assign(document?.groups[0] ?? {}, change);
  const save =
    'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code } } }';
  await world.tell(ana, save, { input: { botId, revision, document } });
};
const renameFlow = (botId: string, revision: number, name: string) => changeGroup(botId, revision, { title: name });

describe('publishing', () => {
  test("goes live only after the runtime's acknowledgement, and each step reaches the subscriber", async () => {
    const id = await newBot(world, ana);
    const stream = await world.subgraph.subscribe({
      query: 'subscription ($id: ID!) { publicationStatus(botId: $id) { status version { number } steps { status } } }',
      variables: { id },
      principal: ana,
      requestId: 'r',
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    await world.tell(ana, publishMutation, { botId: id });
    expect(await stateOf(id)).toMatchObject({ status: 'DRAFT', latestPublication: { status: 'WARMING' } });
    const stop = runtimeWarms(world);
    await world.drain();
    stop();
    expect(await stateOf(id)).toMatchObject({
      status: 'LIVE',
      liveVersion: { number: 1, isLive: true, note: 'primera', action: 'PUBLISH' },
      latestPublication: { status: 'ACTIVE' },
      draft: { changesSinceLive: { count: 0 } },
    });
    const first = await stream.next();
    const second = await stream.next();
    expect(first.value).toMatchObject({ data: { publicationStatus: { version: { number: 1 } } } });
    expect(second.value).toMatchObject({ data: { publicationStatus: { status: 'ACTIVE' } } });
    await stream.return();
  });

  test('a draft with errors is refused with its problems and creates no version', async () => {
    const id = await newBot(world, ana);
    const document = { id: 'main', name: 'x', events: [], groups: [], edges: [] };
    await world.tell(ana, 'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } } }', {
      input: { botId: id, revision: 1, document },
    });
    const { publishBot } = await world.tell(ana, publishMutation, { botId: id });
    expect(publishBot).toMatchObject({
      publication: null,
      problems: expect.arrayContaining([{ code: 'NO_START_EDGE' }]),
      userErrors: [{ code: 'HAS_PROBLEMS' }],
    });
    expect((await stateOf(id)).versions.nodes).toEqual([]);
  });

  test('only one attempt runs at a time, and an unchanged draft cannot be published', async () => {
    const id = await newBot(world, ana);
    const [one, two] = await Promise.all([
      world.tell(ana, publishMutation, { botId: id }),
      world.tell(ana, publishMutation, { botId: id }),
    ]);
    const codes = [one, two].flatMap((data) =>
      (data['publishBot'] as unknown as { userErrors: { code: string }[] }).userErrors.map((error) => error.code),
    );
    expect(codes).toEqual(['PUBLICATION_IN_PROGRESS']);
    const stop = runtimeWarms(world);
    await world.drain();
    stop();
    const again = await world.tell(ana, publishMutation, { botId: id });
    expect(again['publishBot']).toMatchObject({ userErrors: [{ code: 'NOTHING_TO_PUBLISH' }] });
  });

  test('a flow whose blocks were only moved is saved, and cannot be published', async () => {
    const id = await newBot(world, ana);
    const stop = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    stop();
    await changeGroup(id, 1, { position: { x: 4_000, y: -320 } });
    expect((await stateOf(id)).draft).toEqual({ revision: 2, changesSinceLive: { count: 0 } });
    const again = await world.tell(ana, publishMutation, { botId: id });
    expect(again['publishBot']).toMatchObject({ userErrors: [{ code: 'NOTHING_TO_PUBLISH' }] });
  });

  test('a version that the runtime refuses leaves the old one live', async () => {
    const id = await newBot(world, ana);
    const warm = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    warm();
    await renameFlow(id, 1, 'Otro');
    const refuse = world.bus.subscribe('test.refuse', ['bots.publication-requested.v1'], async (event) => {
      const { publicationId, versionId } = event.payload;
      await world.emit('runtime.version-refused.v1', event.organizationId, {
        publicationId,
        versionId,
        code: 'BROKEN',
      } as never);
    });
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    refuse();
    expect(await stateOf(id)).toMatchObject({
      status: 'LIVE',
      liveVersion: { number: 1 },
      latestPublication: { status: 'FAILED', error: 'BROKEN' },
    });
  });

  test('an attempt without a response fails after a minute; a late response makes it live, because visitors already get it', async () => {
    const id = await newBot(world, ana);
    await world.tell(ana, publishMutation, { botId: id });
    const requested: { publicationId: string; versionId: string; organizationId: string }[] = [];
    const stop = world.bus.subscribe('test.silent', ['bots.publication-requested.v1'], async (event) => {
      requested.push({ ...event.payload, organizationId: event.organizationId });
    });
    await world.drain();
    stop();
    world.clock.advance(61_000);
    await asPlatform('test', () => failOverduePublications(world.deps));
    expect((await stateOf(id)).latestPublication).toMatchObject({ status: 'FAILED', error: 'DEADLINE_EXCEEDED' });
    const [late] = requested;
    await world.emit('runtime.version-warmed.v1', late?.organizationId ?? '', {
      publicationId: late?.publicationId,
      versionId: late?.versionId,
      replicaId: 'r1',
    } as never);
    expect(await stateOf(id)).toMatchObject({
      status: 'LIVE',
      liveVersion: { number: 1 },
      latestPublication: { status: 'ACTIVE', error: null },
    });
  });

  test('a rollback only moves the live pointer: numbers stay, the draft stays, the earlier attempt is superseded', async () => {
    const id = await newBot(world, ana);
    const told: (boolean | undefined)[] = [];
    const stopListening = world.bus.subscribe('test.moves', ['bots.publication-requested.v1'], async ({ payload }) => {
      told.push(payload.movesConversations);
    });
    const stop = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    await renameFlow(id, 1, 'Segunda');
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    const before = await stateOf(id);
    expect(before.versions.nodes.map((version) => version.number)).toEqual([2, 1]);
    const rollBack = `mutation ($botId: ID!, $versionId: ID!) {
      rollBackBot(input: { botId: $botId, versionId: $versionId }) { publication { status } userErrors { code } } }`;
    await world.tell(ana, rollBack, { botId: id, versionId: before.versions.nodes[1]?.id });
    await world.drain();
    stop();
    const after = await stateOf(id);
    expect(after).toMatchObject({ liveVersion: { number: 1 }, draft: { revision: 2 } });
    expect(after.versions.nodes).toEqual(before.versions.nodes);
    expect(after.publications.nodes.map((one) => one.status)).toEqual(['ACTIVE', 'SUPERSEDED', 'SUPERSEDED']);
    expect(after.draft.changesSinceLive.count).toBeGreaterThan(0);
    // Whoever rolls back wants everybody off the version; a publication lets conversations end on theirs.
    expect(after.publications.nodes.map((one) => one.conversations)).toEqual(['MOVE', 'FINISH', 'FINISH']);
    expect(told).toEqual([false, false, true]);
    stopListening();
  });

  test('a version is compared with its parent by default; the first one, with an empty bot', async () => {
    const id = await newBot(world, ana);
    const stop = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    await renameFlow(id, 1, 'Segunda');
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    stop();
    const diffs = `query ($id: ID!, $first: ID) { bot(id: $id) { versions { nodes {
      number untold: diff { kind subject } told: diff(from: $first) { kind subject } } } } }`;
    const first = (await stateOf(id)).versions.nodes[1];
    const { bot } = await world.tell(ana, diffs, { id, first: first?.id });
    expect(bot).toMatchObject({
      versions: {
        nodes: [
          {
            number: 2,
            untold: [{ kind: 'EDITED', subject: 'GROUP' }],
            told: [{ kind: 'EDITED', subject: 'GROUP' }],
          },
          { number: 1, untold: expect.arrayContaining([{ kind: 'ADDED', subject: 'GROUP' }]), told: [] },
        ],
      },
    });
  });

  test('the checksum is that of the canonical content: equal drafts have equal checksums', async () => {
    const stop = runtimeWarms(world);
    const one = await newBot(world, ana, 'Igual');
    const two = await newBot(world, ana, 'Igual');
    const checksums: unknown[] = [];
    for (const botId of [one, two]) {
      await world.tell(ana, publishMutation, { botId });
      await world.drain();
      const { bot } = await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { liveVersion { checksum } } }', {
        id: botId,
      });
      checksums.push((bot as unknown as { liveVersion: { checksum: string } }).liveVersion.checksum);
    }
    stop();
    expect(checksums[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(checksums[0]).toBe(checksums[1]);
  });
});
