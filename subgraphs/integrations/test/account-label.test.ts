import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startVendor, type Vendor } from '../../../e2e/vendors/vendor.js';
import { platformConnectors } from '../src/connectors/all.js';
import { integrationsWorld, organizationA, type World } from './world.js';

let world: World;
let google: Vendor;
beforeAll(async () => {
  google = await startVendor(({ url, headers }) => {
    if (url.pathname !== '/v1/userinfo') return { status: 404, body: {} };
    const isKnown = headers.authorization === 'Bearer token-1';
    return isKnown ? { status: 200, body: { email: 'ana@salon.example' } } : { status: 401, body: {} };
  });
  world = await integrationsWorld({
    registry: platformConnectors(),
    settings: { egressAllowed: google.target, vendorUrls: `google=${google.url}` },
  });
});
afterAll(async () => {
  await world.close();
  await google.close();
});

const labelWith = async (accessToken: string) =>
  world.deps.probe.accountLabel(organizationA, {
    connection: { id: world.ids.next(), connector: 'google-sheets', connectorVersion: 1, botIds: null, fields: {} },
    ...{ secret: { accessToken }, revision: 1 },
  });

test('The account of a connection to Google Sheets is asked of the configured vendor, with its token', async () => {
  expect(await labelWith('token-1')).toBe('ana@salon.example');
  expect(google.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/userinfo']);
});

test('An account that the vendor does not tell has no label', async () => {
  expect(await labelWith('token-2')).toBeNull();
});
