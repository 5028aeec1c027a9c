import { ConnectorError, type Connector } from '../src/connectors/connector.js';
import { registryOf } from '../src/connectors/registry.js';

const labels = { es: 'Campo', en: 'Field' };
const field = { labels, isRequired: true, isSecret: false, kind: 'TEXT', choices: [] } as const;
const summary = { es: 'Para pruebas.', en: 'For tests.' };

/** How a test of the connection responds, by the value of its secret. */
async function byKey({
  secret,
  fields,
}: {
  secret: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
}) {
  const key = secret['key'] ?? '';
  if (key.startsWith('refused')) throw new ConnectorError('AUTHENTICATION', 'STATUS_401', { status: 401 });
  if (fields['place'] === 'broken') throw new ConnectorError('OUTAGE', 'STATUS_503', { status: 503 });
}

/** A connector with a key, in every plan. */
export const keyConnector: Connector = {
  ...{ name: 'notes', version: 1, category: 'HTTP', names: { es: 'Notas', en: 'Notes' }, summary },
  ...{ auth: { kind: 'KEY' }, apiUrl: null, actions: [], test: byKey },
  fields: [
    { ...field, name: 'key', isSecret: true },
    { ...field, name: 'place', isRequired: false },
    { ...field, name: 'site', kind: 'URL', isRequired: false },
  ],
};

/** A connector by OAuth, from Professional. */
export const oauthConnector: Connector = {
  ...{ name: 'sheets', version: 1, category: 'SHEETS', names: { es: 'Hojas', en: 'Sheets' }, summary },
  auth: {
    ...{ kind: 'OAUTH', provider: 'google', scopes: ['openid'], extraParameters: {} },
    revocation: { how: 'FORM', url: 'https://tokens.vendor.example/token/revocation' },
    authorizationUrl: 'https://accounts.vendor.example/auth',
    tokenUrl: 'https://tokens.vendor.example/token',
  },
  ...{ apiUrl: 'https://api.vendor.example', fields: [] },
  actions: [
    {
      ...{ name: 'appendRow', names: { es: 'Agregar fila', en: 'Append row' }, run: async () => null },
      inputs: [{ name: 'row', labels, isRequired: true, kind: 'MAP' }],
    },
  ],
  test: async ({ secret }) => {
    if (secret['accessToken'] === undefined) throw new ConnectorError('AUTHENTICATION', 'STATUS_401', { status: 401 });
  },
  accountLabel: async () => 'ana@salon.example',
};

export const registryForTests = registryOf([keyConnector, oauthConnector]);
