import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blankDefinition } from '../src/domain/blank-definition.js';
import { settleSave, type Draft } from '../src/domain/draft.js';
import { ana, openWorld, newBot, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const services = ['Corte', 'Tinte'].map((name, at) => ({
  id: `s${at}`,
  name,
  description: '',
  priceMinor: 10_000,
  isPriceFrom: false,
  durationMinutes: 30,
}));
const profile = {
  name: 'Salón Lucía',
  description: '',
  phones: [],
  address: '',
  mapUrl: '',
  timeZone: 'America/Merida',
  currency: 'MXN',
  country: 'MX',
  openingHours: [{ weekday: 1, intervals: [{ opens: '10:00', closes: '19:00' }] }],
  exceptions: [],
  services,
  paymentMethods: [],
  links: [],
};
const priced = (prices: Record<string, number>) => ({
  ...profile,
  services: services.map((service) => ({ ...service, priceMinor: prices[service.id] ?? service.priceMinor })),
});

const saveProfile = `mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) {
  isJoined draft { revision saveIds profile { description services { price { amountMinor } } } }
  stale { revision conflicts { path subject title field base mine theirs } } userErrors { field code message } } }`;
interface Saved {
  isJoined: boolean;
  draft: { revision: number; saveIds: string[]; profile: { services: { price: { amountMinor: number } }[] } } | null;
  stale: { conflicts: unknown[] } | null;
  userErrors: { code: string; field: string[] | null }[];
}

async function save(input: Record<string, unknown>): Promise<Saved> {
  const data = await world.tell(ana, saveProfile, { input });
  const { updateBusinessProfile: saved }: { updateBusinessProfile?: Saved } = data;
  if (saved === undefined) throw new Error('no answer');
  return saved;
}

let latest: string | null = null;

/** A bot with a profile at revision 2; the plan allows one more bot. */
async function ready(): Promise<string> {
  const remove = 'mutation ($botId: ID!) { deleteBot(input: { botId: $botId }) { userErrors { code } } }';
  if (latest !== null) await world.tell(ana, remove, { botId: latest });
  const botId = await newBot(world, ana);
  latest = botId;
  await save({ botId, revision: 1, profile });
  return botId;
}

describe('saves of two people', () => {
  test('two prices changed from one revision are both saved, and the second result says that the draft contains more', async () => {
    const botId = await ready();
    await save({ botId, revision: 2, profile: priced({ s0: 11_000 }) });
    const second = await save({ botId, revision: 2, profile: priced({ s1: 22_000 }) });
    expect(second).toMatchObject({ isJoined: true, stale: null, userErrors: [], draft: { revision: 4 } });
    expect(second.draft?.profile.services.map((one) => one.price.amountMinor)).toEqual([11_000, 22_000]);
  });

  test('a price that both changed causes a conflict with a code and both values, and nothing is saved', async () => {
    const botId = await ready();
    await save({ botId, revision: 2, profile: priced({ s0: 11_000 }) });
    const second = await save({ botId, revision: 2, profile: { ...priced({ s0: 12_000 }), description: 'Nueva' } });
    expect(second).toMatchObject({
      isJoined: false,
      draft: { revision: 3, profile: { description: '' } },
      userErrors: [{ field: null, code: 'STALE_REVISION' }],
      stale: {
        revision: 3,
        conflicts: [
          {
            path: ['profile', 'services', 's0', 'priceMinor'],
            subject: 'SERVICE',
            title: 'Corte',
            field: 'priceMinor',
            base: 'MXN\u00A0100',
            mine: 'MXN\u00A0120',
            theirs: 'MXN\u00A0110',
          },
        ],
      },
    });
  });

  test('different parts of a bot never conflict', async () => {
    const botId = await ready();
    await save({ botId, revision: 2, profile: priced({ s0: 11_000 }) });
    const theme = `mutation ($input: UpdateThemeInput!) { updateTheme(input: $input) {
      isJoined draft { revision } userErrors { code } } }`;
    const input = { botId, revision: 2, primaryColor: '#112233', avatarText: 'A', position: 'LEFT' };
    const { updateTheme } = await world.tell(ana, theme, { input });
    expect(updateTheme).toEqual({ isJoined: true, draft: { revision: 4 }, userErrors: [] });
  });

  test('a save from a revision that is no longer stored fails with everything that differs', async () => {
    const botId = await ready();
    const far = await save({ botId, revision: 900, profile: { ...profile, description: 'Nueva' } });
    expect(far).toMatchObject({
      userErrors: [{ code: 'STALE_REVISION' }],
      stale: { conflicts: [{ field: 'description', base: null, mine: 'Nueva' }] },
    });
  });

  test('restoring a version replaces everything, so it is never merged', async () => {
    const botId = await ready();
    await world.tell(ana, 'mutation ($id: ID!) { publishBot(input: { botId: $id }) { userErrors { code } } }', {
      id: botId,
    });
    const { bot } = await world.tell(ana, 'query ($id: ID!) { bot(id: $id) { versions { nodes { id } } } }', {
      id: botId,
    });
    const versionId = (bot as unknown as { versions: { nodes: { id: string }[] } }).versions.nodes[0]?.id;
    await save({ botId, revision: 2, profile: priced({ s0: 11_000 }) });
    const restore = `mutation ($input: RestoreVersionInput!) { restoreVersion(input: $input) {
      stale { revision } userErrors { code } } }`;
    const { restoreVersion } = await world.tell(ana, restore, { input: { botId, revision: 2, versionId } });
    expect(restoreVersion).toEqual({ stale: { revision: 3 }, userErrors: [{ code: 'STALE_REVISION' }] });
  });
});

describe('a save with an id', () => {
  test('is recognised: a repeat saves nothing more and is no conflict', async () => {
    const botId = await ready();
    const input = { botId, revision: 2, saveId: 'mine-1', profile: priced({ s0: 11_000 }) };
    await save(input);
    const again = await save(input);
    expect(again).toMatchObject({
      stale: null,
      userErrors: [],
      isJoined: true,
      draft: { revision: 3, saveIds: ['mine-1'] },
    });
  });

  test('saves once despite many simultaneous repeats', async () => {
    const botId = await ready();
    const input = { botId, revision: 2, saveId: 'mine-2', profile: priced({ s0: 11_000 }) };
    const all = await Promise.all(Array.from({ length: 6 }, async () => save(input)));
    expect(all.map((one) => [one.draft?.revision, one.stale])).toEqual(all.map(() => [3, null]));
  });

  test('creates an entry once, however often it is repeated', async () => {
    const botId = await ready();
    const entry = `mutation ($input: SavePromptInput!) { savePrompt(input: $input) {
      prompt { id } draft { revision prompts { id } } userErrors { code } } }`;
    const texts = { name: 'Recepción', role: '', tone: '', limits: '', knowledge: '' };
    const input = { botId, revision: 2, saveId: 'mine-3', ...texts };
    const [one, two] = [await world.tell(ana, entry, { input }), await world.tell(ana, entry, { input })];
    expect(two).toEqual(one);
    expect(one['savePrompt']).toMatchObject({ prompt: { id: 'mine-3' }, draft: { prompts: [{ id: 'mine-3' }] } });
  });

  test('an invalid id is refused at its field', async () => {
    const botId = await ready();
    const refused = await save({ botId, revision: 2, saveId: 'a b', profile });
    expect(refused.userErrors).toMatchObject([{ field: ['input', 'saveId'], code: 'INVALID_FORMAT' }]);
  });

  test('subscribers receive the id of the save', async () => {
    const botId = await ready();
    const stream = await world.subgraph.subscribe({
      query: 'subscription ($id: ID!) { draftChanged(botId: $id) { revision saveId } }',
      variables: { id: botId },
      principal: ana,
      requestId: 'r',
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    await save({ botId, revision: 2, saveId: 'mine-4', profile: priced({ s0: 1 }) });
    expect((await stream.next()).value).toEqual({ data: { draftChanged: { revision: 3, saveId: 'mine-4' } } });
    await stream.return();
  });
});

test('only the latest revisions are stored for merging', async () => {
  const botId = await ready();
  for (let revision = 2; revision < 110; revision += 1) {
    await save({ botId, revision, profile: { ...profile, description: `${revision}` } });
  }
  const near = await save({ botId, revision: 20, profile: priced({ s0: 5 }) });
  expect(near.stale?.conflicts ?? []).toMatchObject([{ field: 'description' }]);
  const far = await save({ botId, revision: 5, profile: { ...priced({ s0: 5 }), description: '109' } });
  expect(far.userErrors).toMatchObject([{ code: 'STALE_REVISION' }]);
});

describe('the merge of saves', () => {
  const base = blankDefinition({ name: 'A', locale: 'es', timeZone: 'America/Merida', currency: 'MXN', country: 'MX' });
  const fields = ['description', 'address', 'mapUrl', 'currency'] as const;
  const change = fc.subarray([...fields]).map((names) => ({
    names,
    with: (value: string) => ({
      ...base,
      profile: { ...base.profile, ...Object.fromEntries(names.map((name) => [name, value])) },
    }),
  }));
  const draftOf = (definition: typeof base): Draft => ({
    botId: 'b',
    organizationId: 'o',
    revision: 8,
    definition,
    origin: 'EDIT',
    updatedAt: new Date(0),
    updatedBy: null,
    saveId: null,
  });

  test('succeeds exactly if the stale save changes no field that others changed, and then loses nothing of either', () => {
    fc.assert(
      fc.property(change, change, (mine, theirs) => {
        const save = { fromRevision: 7, base, mine: mine.with('m'), isWhole: false };
        const outcome = settleSave(draftOf(theirs.with('t')), save);
        const shared = mine.names.filter((name) => theirs.names.includes(name));
        const kept = { ...theirs.with('t').profile, ...Object.fromEntries(mine.names.map((name) => [name, 'm'])) };
        const joined = { kind: 'saved', isJoined: true, definition: { profile: kept } };
        expect(outcome).toMatchObject(shared.length > 0 ? { kind: 'stale' } : joined);
      }),
    );
  });

  test('accepts a save from the current revision unchanged', () => {
    fc.assert(
      fc.property(change, (mine) => {
        const save = { fromRevision: 8, base, mine: mine.with('m'), isWhole: false };
        expect(settleSave(draftOf(base), save)).toEqual({
          kind: 'saved',
          isJoined: false,
          definition: mine.with('m'),
        });
      }),
    );
  });
});
