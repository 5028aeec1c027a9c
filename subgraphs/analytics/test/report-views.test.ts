import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, principals } from '@tertulia/testkit';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const view = 'id name isShared mayChange filter { preset from to bots { id } isCompared }';
const save = `mutation ($input: SaveReportViewInput!) { saveReportView(input: $input) { reportView { ${view} } userErrors { field code } } }`;
const remove =
  'mutation ($input: DeleteReportViewInput!) { deleteReportView(input: $input) { viewId userErrors { code } } }';
const list = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { reportViews { ${view} } } } }`;
const lastMonth = { preset: 'LAST_MONTH', isCompared: true };

interface View {
  id: string;
  name: string;
  isShared: boolean;
  mayChange: boolean;
  filter: object;
}

async function saved(principal: Principal, input: object) {
  const { data, errors } = await world.ask(principal, save, {
    input: { name: 'Mes', isShared: false, filter: lastMonth, ...input },
  });
  return { ...(data?.['saveReportView'] as { reportView: View; userErrors: object[] }), errors };
}

async function seenBy(principal: Principal, organizationId: string): Promise<View[]> {
  const { data, errors } = await world.ask(principal, list, {
    r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }],
  });
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  return (data['_entities'] as [{ reportViews: View[] }])[0].reportViews;
}

async function people() {
  const organizationId = await world.organization();
  const [mine, other] = [await world.bot(organizationId), await world.bot(organizationId)];
  return {
    ...{ organizationId, mine: mine.botId, other: other.botId },
    admin: principals.admin({ organizationId, userId: world.ids.next() }),
    manager: principals.botManager([mine.botId], { organizationId, userId: world.ids.next() }),
    viewer: principals.viewer({ organizationId, userId: world.ids.next() }),
  };
}

const namesOf = (views: readonly View[]): string[] => views.map(({ name }) => name);

describe('a saved view', () => {
  test('is read as it was saved, changed, and deleted', async () => {
    const { viewer, mine, organizationId } = await people();
    const botId = toGlobalId('bot', mine);
    const { reportView } = await saved(viewer, { name: '  Mi   bot ', filter: { ...lastMonth, botIds: [botId] } });
    expect(reportView).toMatchObject({ isShared: false, mayChange: true });
    expect(reportView.filter).toEqual({
      preset: 'LAST_MONTH',
      from: null,
      to: null,
      bots: [{ id: botId }],
      isCompared: true,
    });
    const days = { from: '2026-03-01', to: '2026-03-15', isCompared: false };
    await saved(viewer, { viewId: reportView.id, name: 'Quincena', filter: days });
    expect(await seenBy(viewer, organizationId)).toEqual([
      {
        ...{ id: reportView.id, name: 'Quincena', isShared: false, mayChange: true },
        filter: { ...days, preset: null, bots: [] },
      },
    ]);
    await world.ask(viewer, remove, { input: { viewId: reportView.id } });
    expect(await seenBy(viewer, organizationId)).toEqual([]);
  });

  test('is its owner’s alone until it is shared; then administrators may change it too, and others may not', async () => {
    const { admin, manager, viewer, organizationId } = await people();
    await saved(viewer, { name: 'b' });
    const { reportView } = await saved(viewer, { name: 'A', isShared: true });
    expect(namesOf(await seenBy(viewer, organizationId))).toEqual(['A', 'b']);
    expect(await seenBy(manager, organizationId)).toMatchObject([{ name: 'A', mayChange: false }]);
    const change = { viewId: reportView.id, name: 'C', isShared: true };
    expect((await saved(manager, change)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await saved(admin, change)).reportView).toMatchObject({ name: 'C', mayChange: true });
    expect(namesOf(await seenBy(viewer, organizationId))).toEqual(['b', 'C']);
  });

  test('names no bot that its reader does not see, and does not turn into one of all bots', async () => {
    const { admin, manager, mine, other, organizationId } = await people();
    const [seen, hidden] = [toGlobalId('bot', mine), toGlobalId('bot', other)];
    await saved(admin, { name: 'both', isShared: true, filter: { ...lastMonth, botIds: [seen, hidden] } });
    await saved(admin, { name: 'hidden', isShared: true, filter: { ...lastMonth, botIds: [hidden] } });
    expect(await seenBy(manager, organizationId)).toMatchObject([{ name: 'both', filter: { bots: [{ id: seen }] } }]);
    expect(await seenBy(admin, organizationId)).toMatchObject([
      { name: 'both', filter: { bots: [{ id: seen }, { id: hidden }] } },
      { name: 'hidden' },
    ]);
    const refused = await saved(manager, { filter: { ...lastMonth, botIds: [hidden] } });
    expect(refused).toMatchObject({ reportView: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  test.each([
    [{ name: '' }, 'name', 'REQUIRED'],
    [{ name: 'x'.repeat(61) }, 'name', 'TOO_LONG'],
    [{ filter: { isCompared: true } }, 'filter,preset', 'INVALID_VALUE'],
    [{ filter: { ...lastMonth, from: '2026-03-01', to: '2026-03-02' } }, 'filter,preset', 'INVALID_VALUE'],
    [{ filter: { from: '2026-03-02', to: '2026-03-01', isCompared: true } }, 'filter,preset', 'INVALID_VALUE'],
  ])('with %j is refused at its field', async (input, field, code) => {
    const { viewer } = await people();
    const { reportView, userErrors } = await saved(viewer, input);
    expect({ reportView, userErrors }).toEqual({ reportView: null, userErrors: [{ field: field.split(','), code }] });
  });

  test('belongs to a person: a key reads shared ones and saves none', async () => {
    const { admin, organizationId } = await people();
    await saved(admin, { name: 'shared', isShared: true });
    await saved(admin, { name: 'personal' });
    const key = principals.apiKey(['metrics:read'], { organizationId });
    expect(namesOf(await seenBy(key, organizationId))).toEqual(['shared']);
    expect((await saved(key, {})).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('of another person or organization is like one that does not exist', async () => {
    const { admin, viewer } = await people();
    const elsewhere = await people();
    const { reportView: personal } = await saved(viewer, {});
    const { reportView: foreign } = await saved(elsewhere.admin, { isShared: true });
    const missingId = toGlobalId('reportView', world.ids.next());
    const input = '{ viewId: $id, name: "x", isShared: true, filter: { preset: TODAY, isCompared: true } }';
    const mutations = [
      `mutation ($id: ID!) { saveReportView(input: ${input}) { reportView { id } } }`,
      'mutation ($id: ID!) { deleteReportView(input: { viewId: $id }) { viewId } }',
    ];
    const probes = [personal.id, foreign.id].flatMap((foreignId) =>
      mutations.map((query) => ({ name: query.slice(0, 40), query, foreignId, missingId })),
    );
    await expect(assertForeignIsMissing(world.subgraph, admin, probes)).resolves.toBeUndefined();
  });

  test('ends with its organization, and a personal one when its person leaves', async () => {
    const { admin, viewer, organizationId } = await people();
    await saved(viewer, { name: 'shared', isShared: true });
    await saved(viewer, { name: 'personal' });
    const left = { userId: viewer.userId, change: 'REMOVED' as const, role: null, botIds: null };
    await world.bus.publish([world.event('identity.membership-changed.v1', organizationId, left)]);
    expect(namesOf(await seenBy(viewer, organizationId))).toEqual(['shared']);
    await world.bus.publish([world.event('identity.organization-deleted.v1', organizationId, { organizationId })]);
    expect(await seenBy(admin, organizationId)).toEqual([]);
  });
});
