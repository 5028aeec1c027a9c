import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { assertNeedsSignIn, principals, testId } from '@tertulia/testkit';
import { startVendor, type Vendor } from '../../../e2e/vendors/vendor.js';
import { platformConnectors } from '../src/connectors/all.js';
import { badManifests } from './bad-manifests.js';
import { manifestAt, type Manifest } from './manifests.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, organizationB, type World } from './world.js';

const shown = `customConnector { id connector version state reason manifest names { es } catalogueVersion connectionCount }
  userErrors { field code message }`;
const save = `mutation ($input: SaveConnectorInput!) { saveConnector(input: $input) { ${shown} } }`;
const submit = `mutation ($input: SubmitConnectorInput!) { submitConnector(input: $input) { ${shown} } }`;
const review = `mutation ($input: ReviewConnectorInput!) { reviewConnector(input: $input) {
  submittedConnector { id version state reason } userErrors { field code } } }`;
const remove = `mutation ($input: DeleteConnectorInput!) { deleteConnector(input: $input) {
  connectorId userErrors { code } } }`;
const tryOut = `mutation ($input: TryConnectorInput!) { tryConnector(input: $input) {
  request { method url headers { name value } body } response { status body } value failure userErrors { field code } } }`;
const list = `query ($o: [_Any!]!) { _entities(representations: $o) { ... on Organization {
  customConnectors(first: 50) { totalCount nodes { id version state } } } } }`;
const waiting = '{ connectorsInReview { totalCount nodes { id version organization { id } manifest } } }';
const catalogue = '{ connectors { name version isOwn plan isIncluded fields { name isSecret } } }';
const connect = `mutation ($input: CreateConnectionInput!) { createConnection(input: $input) {
  connection { id state connectorVersion category actions { name } inboundScheme } userErrors { field code } } }`;
const testIt = `mutation ($input: TestConnectionInput!) { testConnection(input: $input) {
  outcome httpStatus userErrors { code } } }`;
const move = `mutation ($input: UpdateConnectionInput!) { updateConnection(input: $input) {
  connection { connectorVersion actions { name } } userErrors { field code } } }`;
const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const secret = 'a-key-that-nobody-reads-back';
const organizationC = testId(0xcc);
const reviewer = principals.superAdmin({ userId: testId(0x51) });

let api: Vendor;
let world: World;
let manifest: Manifest;

beforeAll(async () => {
  api = await startVendor(({ url, headers }) => {
    if (headers['x-api-key'] !== secret) return { status: 401, body: {} };
    return { status: url.pathname === '/me' ? 200 : 201, body: { data: { id: 'b-17', heard: secret } } };
  });
  world = await integrationsWorld({ registry: platformConnectors(), settings: { egressAllowed: api.target } });
  await world.hasPlan(organizationA, 'ENTERPRISE');
  await world.hasPlan(organizationB, 'PROFESSIONAL');
});
beforeEach(() => {
  manifest = manifestAt(api.url);
});
afterAll(async () => {
  await world.close();
  await api.close();
});

interface Saved {
  readonly customConnector: { id: string; connector: string; version: number; state: string; manifest: string };
  readonly userErrors: { field: string[] | null; code: string; message: string }[];
}

async function change<T = Saved>(query: string, input: object, who: Principal = ana): Promise<T> {
  const data = await world.tell(who, query, { input });
  const [payload] = Object.values<unknown>(data);
  return payload as T;
}

async function saved(given: unknown, connectorId: string | null = null): Promise<Saved['customConnector']> {
  const { customConnector, userErrors } = await change(save, { connectorId, manifest: JSON.stringify(given) });
  expect(userErrors).toEqual([]);
  return customConnector;
}

const fields = [
  { name: 'branch', value: 'centro' },
  { name: 'key', value: secret },
];

async function connected(connector: string, who: Principal = ana) {
  const { connection, userErrors } = await change<{
    connection: { id: string; state: string; connectorVersion: number };
    userErrors: unknown[];
  }>(connect, { connector, name: 'Agenda', fields }, who);
  return { connection, userErrors };
}

describe('a connector of an organization', () => {
  test('is saved in versions that never change, and the same text makes none', async () => {
    const first = await saved(manifest);
    expect(first).toMatchObject({ version: 1, state: 'DRAFT', connectionCount: 0, catalogueVersion: null });
    expect(await saved(manifest, first.id)).toEqual(first);
    const second = await saved({ ...manifest, names: { es: 'Otra agenda', en: 'Another agenda' } }, first.id);
    expect(second).toMatchObject({
      id: first.id,
      connector: first.connector,
      version: 2,
      names: { es: 'Otra agenda' },
    });
    const { userErrors } = await change(save, {
      connectorId: first.id,
      manifest: JSON.stringify({ ...manifest, name: 'otro-nombre' }),
    });
    expect(userErrors).toMatchObject([{ field: ['input', 'manifest', 'name'], code: 'INVALID_VALUE' }]);
  });

  test('is connected, tested and does its action with values that cannot change the request', async () => {
    const { connector } = await saved(manifest);
    const { connection } = await connected(connector);
    expect(connection).toMatchObject({
      ...{ state: 'CONNECTED', connectorVersion: 1, category: 'CRM', actions: [{ name: 'addBooking' }] },
      inboundScheme: 'HMAC_SHA256',
    });
    expect(await change(testIt, { connectionId: connection.id })).toMatchObject({ outcome: 'DONE' });
    const effect = {
      ...{ kind: 'action', id: 'e1', blockId: 'b', deadlineMs: 60_000, isBackground: false, action: 'addBooking' },
      connectionId: fromGlobalId('connection', connection.id),
      inputs: { person: 'Ana "A&B"', seats: '2', extra: '{"color":"azul"}' },
      mappings: [{ path: '$.bookingId', variable: 'cita' }],
    };
    const input = { botId: botOne, conversationId: testId(0xc1), effect, isSimulation: false };
    const service = principals.service({ organizationId: organizationA });
    expect(await change(perform, input, service)).toEqual({ kind: 'done', values: { cita: 'b-17' }, status: null });
    const asked = api.seen.at(-1);
    expect(asked).toMatchObject({
      method: 'POST',
      path: '/branches/centro/bookings?source=chat%20Ana%20%22A%26B%22',
      headers: { 'x-api-key': secret, 'x-person': 'Ana "A&B"', 'idempotency-key': expect.any(String) },
    });
    expect(JSON.parse(String(asked?.body))).toEqual({
      ...{ person: 'Ana "A&B"', note: 'De Ana "A&B" "hoy"', seats: 2, extra: { color: 'azul' } },
    });
  });

  test('takes its connections to another version when asked, and wants the secret again for another address', async () => {
    const first = await saved(manifest);
    const { connection } = await connected(first.connector);
    const elsewhere = manifestAt('https://api.elsewhere.example');
    const [action] = elsewhere.actions;
    const other = { ...elsewhere, actions: [{ ...action, name: 'book' }] };
    await saved(other, first.id);
    await saved({ ...other, baseUrl: api.url }, first.id);
    const go = async (connectorVersion: number, given: object[] = []) =>
      change<{ connection: unknown; userErrors: unknown[] }>(move, {
        ...{ connectionId: connection.id, connectorVersion, fields: given },
      });
    expect(await go(2)).toMatchObject({
      userErrors: [{ field: ['input', 'fields', 'key', 'value'], code: 'REQUIRED' }],
    });
    expect(await go(9)).toMatchObject({
      userErrors: [{ field: ['input', 'connectorVersion'], code: 'INVALID_VALUE' }],
    });
    expect(await go(3)).toMatchObject({ connection: { connectorVersion: 3, actions: [{ name: 'book' }] } });
    expect(await change(testIt, { connectionId: connection.id })).toMatchObject({ outcome: 'DONE' });
    expect(await go(2, [{ name: 'key', value: 'another-key' }])).toMatchObject({ connection: { connectorVersion: 2 } });
  });

  test('may be at a host of each customer, and wants the secret again when that host changes', async () => {
    const [branch] = manifest.fields;
    const atHosts = { ...manifestAt('https://{{fields.branch}}.shops.example'), fields: [{ ...branch, kind: 'HOST' }] };
    const { connector } = await saved(atHosts);
    const { connection } = await connected(connector);
    const tried = await change(tryOut, {
      ...{ manifest: JSON.stringify(atHosts), action: 'addBooking', fields },
      inputs: [{ name: 'person', value: 'Ana' }],
    });
    expect(tried).toMatchObject({
      request: { url: expect.stringMatching(/^https:\/\/centro\.shops\.example\/branches/) },
    });
    const moved = async (given: object[]) => change(move, { connectionId: connection.id, fields: given });
    const elsewhere = { name: 'branch', value: 'norte' };
    expect(await moved([elsewhere])).toMatchObject({
      userErrors: [{ field: ['input', 'fields', 'key', 'value'], code: 'REQUIRED' }],
    });
    expect(await moved([elsewhere, { name: 'key', value: 'another-key' }])).toMatchObject({ userErrors: [] });
    expect(await moved([{ name: 'branch', value: 'norte.example/' }])).toMatchObject({
      userErrors: [{ code: 'INVALID_FORMAT' }],
    });
  });

  test('can be tried unsaved: the request without its credential, the response and what a flow would get', async () => {
    const input = {
      ...{ manifest: JSON.stringify(manifest), action: 'addBooking', fields },
      inputs: [{ name: 'person', value: 'Ana' }],
    };
    const tried = await change<Record<string, unknown>>(tryOut, input);
    expect(tried).toMatchObject({
      request: { method: 'POST', url: `${api.url}/branches/centro/bookings?source=chat%20Ana` },
      response: { status: 201, body: '{"data":{"id":"b-17","heard":"***"}}' },
      ...{ value: { bookingId: 'b-17' }, failure: null, userErrors: [] },
    });
    expect(JSON.stringify(tried)).not.toContain(secret);
    const wrong = [...input.inputs, { name: 'seats', value: 'dos' }];
    expect(await change(tryOut, { ...input, inputs: wrong })).toMatchObject({
      userErrors: [{ field: ['input', 'inputs', '1', 'value'], code: 'INVALID_FORMAT' }],
    });
    const refused = await change<Record<string, unknown>>(tryOut, { ...input, inputs: [] });
    expect(refused).toMatchObject({
      ...{ request: null, userErrors: [{ field: ['input', 'inputs', 'person', 'value'], code: 'REQUIRED' }] },
    });
  });

  test('is listed to its administrators only, also with a plan that does not include it', async () => {
    const { id } = await saved(manifest);
    const listed = async (who: Principal, organizationId: string) => {
      const o = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
      const found = (await world.tell(who, list, { o }))['_entities'] as unknown as [
        { customConnectors: { totalCount: number; nodes: { id: string }[] } | null },
      ];
      return found[0].customConnectors;
    };
    const own = await listed(ana, organizationA);
    expect(own?.nodes[0]).toMatchObject({ id, version: 1, state: 'DRAFT' });
    expect(own?.totalCount).toBe(own?.nodes.length);
    expect(await listed(bruno, organizationB)).toEqual({ totalCount: 0, nodes: [] });
    const manager = principals.botManager([botOne], { organizationId: organizationA });
    expect((await world.ask(manager, save, { input: { manifest: '{}' } })).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await world.ask(ana, waiting)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is found by its id, in its own organization only', async () => {
    const { id } = await saved(manifest);
    const byId = 'query ($id: ID!) { customConnector(id: $id) { id manifest } }';
    expect(await world.tell(ana, byId, { id })).toEqual({
      customConnector: { id, manifest: JSON.stringify(manifest) },
    });
    expect(await world.tell(bruno, byId, { id })).toEqual({ customConnector: null });
    for (const other of [toGlobalId('customConnector', testId(1)), toGlobalId('bot', botOne), '']) {
      expect(await world.tell(ana, byId, { id: other })).toEqual({ customConnector: null });
    }
    const viewer = principals.viewer({ organizationId: organizationA });
    await expect(world.tell(viewer, byId, { id })).rejects.toThrow('FORBIDDEN');
    await expect(assertNeedsSignIn(world.subgraph, [{ query: byId, variables: { id } }])).resolves.toBeUndefined();
  });

  test('is deleted only when no connection uses it', async () => {
    const { id, connector } = await saved(manifest);
    const { connection } = await connected(connector);
    expect(await change(remove, { connectorId: id })).toMatchObject({ userErrors: [{ code: 'CONNECTOR_IN_USE' }] });
    await change('mutation ($input: DeleteConnectionInput!) { deleteConnection(input: $input) { connectionId } }', {
      connectionId: connection.id,
    });
    expect(await change(remove, { connectorId: id })).toMatchObject({ connectorId: id, userErrors: [] });
    expect(await change(remove, { connectorId: id })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  test('does not exist for other organizations until a review puts it into the catalogue of all', async () => {
    const { id, connector } = await saved(manifest);
    const named = async (who: Principal) =>
      ((await world.tell(who, catalogue))['connectors'] as unknown as { name: string }[]).filter(
        ({ name }) => name === connector,
      );
    expect(await named(ana)).toMatchObject([{ isOwn: true, plan: 'ENTERPRISE', isIncluded: true }]);
    expect(await named(bruno)).toEqual([]);
    expect(await connected(connector, bruno)).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
    expect(await change(submit, { connectorId: id }, bruno)).toMatchObject({
      userErrors: [{ code: 'PLAN_TOO_SMALL' }],
    });
    expect(await change(submit, { connectorId: id })).toMatchObject({ customConnector: { state: 'SUBMITTED' } });
    expect(await world.tell(reviewer, waiting)).toMatchObject({
      connectorsInReview: {
        nodes: [{ id, version: 1, organization: { id: toGlobalId('organization', organizationA) } }],
      },
    });
    const decision = { connectorId: id, version: 1, decision: 'REJECT' };
    expect(await change(review, decision, reviewer)).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] });
    expect(await change(review, { ...decision, reason: 'Sin documentación.' }, reviewer)).toMatchObject({
      submittedConnector: { state: 'REJECTED', reason: 'Sin documentación.' },
    });
    await change(submit, { connectorId: id });
    expect(await change(review, { ...decision, decision: 'ACCEPT' }, reviewer)).toMatchObject({
      submittedConnector: { id, version: 1, state: 'IN_CATALOGUE', reason: null },
    });
    expect(await change(review, { ...decision, decision: 'ACCEPT' }, reviewer)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await named(bruno)).toMatchObject([{ isOwn: false, plan: 'PROFESSIONAL', isIncluded: true, version: 1 }]);
    const used = await connected(connector, bruno);
    expect(used.connection).toMatchObject({ state: 'CONNECTED', connectorVersion: 1 });
    await saved({ ...manifest, names: { es: 'Sin revisar', en: 'Not reviewed' } }, id);
    expect(await named(ana)).toMatchObject([{ version: 2 }]);
    expect(await named(bruno)).toMatchObject([{ version: 1 }]);
    expect(await change(remove, { connectorId: id })).toMatchObject({ userErrors: [{ code: 'CONNECTOR_IN_USE' }] });
  });

  test('stays in the catalogue when its organization is deleted, in the reviewed version only', async () => {
    const carla = principals.admin({ organizationId: organizationC, userId: testId(0xca) });
    await world.hasPlan(organizationC, 'ENTERPRISE');
    const first = await change(save, { manifest: JSON.stringify(manifest) }, carla);
    const { id: connectorId, connector } = first.customConnector;
    await change(submit, { connectorId }, carla);
    await change(review, { connectorId, version: 1, decision: 'ACCEPT' }, reviewer);
    const notReviewed = { ...manifest, names: { es: 'Sin revisar', en: 'Not reviewed' } };
    await change(save, { connectorId, manifest: JSON.stringify(notReviewed) }, carla);
    const alone = await change(save, { manifest: JSON.stringify({ ...manifest, name: 'nobody-else' }) }, carla);
    const used = await connected(connector, bruno);
    await world.emit('identity.organization-deleted.v1', organizationC, { organizationId: organizationC });
    expect(await change(testIt, { connectionId: used.connection.id }, bruno)).toMatchObject({ outcome: 'DONE' });
    expect((await connected(connector, bruno)).connection).toMatchObject({ state: 'CONNECTED', connectorVersion: 1 });
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) =>
        em.execute<object[]>(
          'select c.name, v.version, v.created_by from custom_connector c join custom_connector_version v on v.connector_id = c.id where c.organization_id = ?',
          [organizationC],
        ),
      ),
    );
    expect(rows).toEqual([{ name: manifest.name, version: 1, created_by: null }]);
    expect(await connected(alone.customConnector.connector, bruno)).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE' }],
    });
  });

  test.each(badManifests)(
    'with $what is refused in words at its path, and nothing is stored',
    async ({ text, path, code }) => {
      const { customConnector, userErrors } = await change(save, { manifest: text });
      expect(customConnector).toBeNull();
      expect(userErrors).toMatchObject([{ field: ['input', 'manifest', ...path.split('.').filter(Boolean)], code }]);
      const tried = await change<{ userErrors: unknown[] }>(tryOut, { manifest: text, action: 'addBooking' });
      expect(tried.userErrors).toMatchObject([{ code }]);
    },
  );

  test('is suspended with its connections by a smaller plan, which deletes nothing, and resumed by a larger one', async () => {
    const { id, connector } = await saved(manifest);
    const { connection } = await connected(connector);
    const stateOf = async () =>
      (await world.tell(ana, 'query ($id: ID!) { connection(id: $id) { state } }', { id: connection.id }))[
        'connection'
      ];
    await world.hasPlan(organizationA, 'PROFESSIONAL');
    expect(await stateOf()).toEqual({ state: 'SUSPENDED' });
    const refused = { userErrors: [{ code: 'PLAN_TOO_SMALL' }] };
    expect(await change(save, { manifest: JSON.stringify(manifest) })).toMatchObject(refused);
    expect(await change(tryOut, { manifest: JSON.stringify(manifest), action: 'addBooking' })).toMatchObject(refused);
    expect(await change(submit, { connectorId: id })).toMatchObject(refused);
    expect(await connected(connector)).toMatchObject(refused);
    await world.hasPlan(organizationA, 'ENTERPRISE');
    expect(await stateOf()).toEqual({ state: 'CONNECTED' });
  });
});
