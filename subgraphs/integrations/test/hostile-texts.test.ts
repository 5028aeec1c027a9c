import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { platformConnectors } from '../src/connectors/all.js';
import { manifestAt, type Manifest } from './manifests.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

/** Texts that JSON can carry and a database, a header or an address can not. */
const hostileTexts: readonly (readonly [what: string, text: string])[] = [
  ['NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', '\udc00'],
  ['a line break', 'a\r\nb: c'],
  ['a mark of direction', '\u202eabc'],
  ['an own prototype', '__proto__'],
  ['a hundred thousand characters', 'x'.repeat(100_000)],
];

const payload = 'userErrors { field code }';
const createConnection = `mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { ${payload} } }`;
const startConnection = `mutation ($input: StartConnectionInput!) { startConnection(input: $input) { ${payload} } }`;
const createEndpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { ${payload} } }`;
const preview = `mutation ($input: PreviewWebhookPayloadInput!) { previewWebhookPayload(input: $input) { ${payload} } }`;
const createSource = `mutation ($input: CreateInboundSourceInput!) { createInboundSource(input: $input) { ${payload} } }`;
const saveConnector = `mutation ($input: SaveConnectorInput!) { saveConnector(input: $input) { ${payload} } }`;
const tryConnector = `mutation ($input: TryConnectorInput!) { tryConnector(input: $input) { ${payload} } }`;
const saveConfiguration = `mutation ($input: SaveConfigurationWebhookInput!) { saveConfigurationWebhook(input: $input) { ${payload} } }`;
const testRequest = `mutation ($input: TestHttpRequestInput!) { testHttpRequest(input: $input) { ${payload} } }`;

const httpFields = {
  origin: 'https://api.example.com',
  scheme: 'BEARER',
  header: '',
  user: '',
  secret: 'k'.repeat(20),
};
const fieldsWith = (over: Partial<typeof httpFields>) =>
  Object.entries({ ...httpFields, ...over }).map(([name, value]) => ({ name, value }));
const connection = (over: object) => ({ connector: 'http', name: 'CRM', fields: fieldsWith({}), ...over });
const endpoint = (over: object) => ({ url: 'https://hooks.example.com/a', eventTypes: ['GOAL_REACHED'], ...over });
const request = (over: object) => ({
  ...{ botId: `bot_${botOne.replaceAll('-', '')}`, method: 'POST', url: 'https://127.0.0.1/', headers: [], body: null },
  ...over,
});
/** The good manifest after a change. */
const manifestWith = (change: (manifest: Manifest) => void): string => {
  const manifest = manifestAt('https://api.agenda.example/v1');
  change(manifest);
  return JSON.stringify(manifest);
};
const actionWith = (change: (action: Manifest['actions'][number]) => void): string =>
  manifestWith(({ actions }) => actions.forEach(change));

/** Every input that takes a text of people. */
const inputs: readonly (readonly [where: string, query: string, inputOf: (text: string) => object])[] = [
  ['the name of a connection', createConnection, (name) => connection({ name })],
  ['the connector of a connection', createConnection, (connector) => connection({ connector })],
  ['a field of a connection', createConnection, (user) => connection({ fields: fieldsWith({ user }) })],
  [
    'an address of a connection',
    createConnection,
    (text) => connection({ fields: fieldsWith({ origin: `https://a.example/${text}` }) }),
  ],
  [
    'the header of a connection',
    createConnection,
    (header) => connection({ fields: fieldsWith({ header, scheme: 'HEADER' }) }),
  ],
  ['a secret of a connection', createConnection, (secret) => connection({ fields: fieldsWith({ secret }) })],
  [
    'the name of a field',
    createConnection,
    (name) => connection({ fields: [...fieldsWith({}), { name, value: 'x' }] }),
  ],
  ['the connector to start', startConnection, (connector) => ({ connector, name: 'CRM' })],
  ['the address of an endpoint', createEndpoint, (text) => endpoint({ url: `https://hooks.example.com/${text}` })],
  ['the host of an endpoint', createEndpoint, (text) => endpoint({ url: `https://${text}.example.com/` })],
  ['a selection', createEndpoint, (selection) => endpoint({ selection })],
  [
    'a text in a selection',
    createEndpoint,
    (text) => endpoint({ selection: `subscription { events(types: [GOAL_REACHED]) { a(b: "${text}") } }` }),
  ],
  ['a selection to try', preview, (selection) => ({ eventType: 'GOAL_REACHED', selection })],
  ['the name of a source', createSource, (name) => ({ name, scheme: 'BEARER' })],
  ['the header of a source', createSource, (header) => ({ name: 'CRM', scheme: 'HMAC_SHA256', header })],
  ['the secret of a source', createSource, (secret) => ({ name: 'CRM', scheme: 'BEARER', secret })],
  ['a manifest', saveConnector, (manifest) => ({ manifest })],
  ['the names in a manifest', saveConnector, (text) => ({ manifest: manifestWith((one) => (one.names.es = text)) })],
  [
    'a body in a manifest',
    saveConnector,
    (text) => ({ manifest: actionWith((one) => (one.request.body.note = text)) }),
  ],
  [
    'a query in a manifest',
    saveConnector,
    (text) => ({ manifest: actionWith((one) => (one.request.query.source = text)) }),
  ],
  [
    'a header in a manifest',
    saveConnector,
    (text) => ({ manifest: actionWith((one) => (one.request.headers['x-person'] = text)) }),
  ],
  [
    'a path in a manifest',
    saveConnector,
    (text) => ({ manifest: actionWith((one) => (one.request.path = `/${text}`)) }),
  ],
  [
    'a base address in a manifest',
    saveConnector,
    (text) => ({ manifest: manifestWith((one) => (one.baseUrl = `https://a.example/${text}`)) }),
  ],
  [
    'a mapping in a manifest',
    saveConnector,
    (text) => ({ manifest: actionWith((one) => (one.mapping.bookingId = `$['${text}']`)) }),
  ],
  [
    'a value to try',
    tryConnector,
    (value) => ({
      manifest: manifestWith(() => undefined),
      action: 'addBooking',
      fields: [
        { name: 'branch', value },
        { name: 'key', value },
      ],
      inputs: [{ name: 'person', value }],
    }),
  ],
  ['an action to try', tryConnector, (action) => ({ manifest: manifestWith(() => undefined), action })],
  [
    'the address of a configuration webhook',
    saveConfiguration,
    (text) => ({ botId: `bot_${botOne.replaceAll('-', '')}`, url: `https://partner.example.com/${text}` }),
  ],
  ['the method of a request', testRequest, (method) => request({ method })],
  ['the address of a request', testRequest, (text) => request({ url: `https://127.0.0.1/${text}` })],
  ['a header of a request', testRequest, (value) => request({ headers: [{ name: 'x-note', value }] })],
  ['the name of a header of a request', testRequest, (name) => request({ headers: [{ name, value: 'a' }] })],
  ['the body of a request', testRequest, (body) => request({ body })],
];

describe.each(inputs)('%s', (_, query, inputOf) => {
  test.each(hostileTexts)('%s is stored or refused with a code, and fails nothing', async (_what, text) => {
    const { errors } = await world.ask(ana, query, { input: inputOf(text) });
    const codes = (errors ?? []).map(({ message, extensions }) => `${String(extensions['code'])} ${message}`);
    expect(codes.filter((code) => code.startsWith('INTERNAL') || code.startsWith('undefined'))).toEqual([]);
  });
});

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({
    registry: platformConnectors(),
    gateway: async () => ({ data: { checkWebhookSelection: [] } }),
  });
  await world.hasPlan(organizationA, 'ENTERPRISE');
});
afterAll(async () => world.close());
