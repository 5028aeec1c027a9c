import { credentialFields } from '../../domain/manifest-checks.js';
import type { ConnectorManifest } from '../../domain/connector-manifest.js';
import type { Connector, ConnectorAuth, ConnectorField, ConnectorInbound } from '../connector.js';
import { errorOfStatus } from '../connector-failure.js';
import { field, input } from '../fields.js';
import { exchange, resultOf } from './exchange.js';
import { requestOf, testRequestOf } from './manifest-request.js';

type Manifest = ConnectorManifest;

/** The one executor of connectors that organizations make: a manifest becomes a connector like those of the platform. */
export function connectorOf(manifest: Manifest, { name, version }: Pick<Connector, 'name' | 'version'>): Connector {
  const { names, summary, category, baseUrl: apiUrl, inbound } = manifest;
  return {
    ...{ name, version, names, summary, category, apiUrl },
    auth: authOf(manifest),
    fields: fieldsOf(manifest),
    actions: manifest.actions.map((action) => ({
      ...{ name: action.name, names: action.names },
      inputs: action.inputs.map(({ name: inputName, labels, isRequired, kind }) =>
        input(inputName, labels, { isRequired, kind: kind === 'NUMBER' || kind === 'BOOLEAN' ? 'TEXT' : kind }),
      ),
      run: async (context, inputs) => {
        const { fields, effectId } = context;
        const request = requestOf(manifest, action, { fields, inputs, effectId });
        return resultOf(action, await exchange(context, manifest, request));
      },
    })),
    ...(inbound === undefined ? {} : { inbound: inboundOf(inbound) }),
    test: async (context) => {
      const { status, retryAfter } = await exchange(context, manifest, testRequestOf(manifest, context.fields));
      const error = errorOfStatus(status, retryAfter);
      if (error !== null) throw error;
    },
  };
}

function authOf({ auth }: Manifest): ConnectorAuth {
  return { kind: auth.kind === 'BEARER' ? 'KEY' : auth.kind };
}

/** Those of the manifest, and those of the credential. */
export function fieldsOf({ auth, fields }: Manifest): ConnectorField[] {
  const own = fields.map(({ name, labels, isRequired, kind, choices }) =>
    field(name, labels, { isRequired, kind, choices }),
  );
  const credential = credentialFields[auth.kind].map((name) =>
    field(name, credentialLabels[name], { isSecret: name !== 'user' }),
  );
  return [...own, ...credential];
}

const credentialLabels = {
  key: { es: 'Clave', en: 'Key' },
  token: { es: 'Token', en: 'Token' },
  user: { es: 'Usuario', en: 'User' },
  password: { es: 'Contraseña', en: 'Password' },
} as const;

function inboundOf({ scheme, header }: NonNullable<Manifest['inbound']>): ConnectorInbound {
  return header === undefined ? { scheme } : { scheme, header };
}
