import { ConnectorError, type Connector, type FieldValues } from '../connector.js';
import { errorOfStatus } from '../connector-failure.js';
import { field } from '../fields.js';

const choices = [
  { value: 'BEARER', labels: { es: 'Token (Bearer)', en: 'Token (Bearer)' } },
  { value: 'HEADER', labels: { es: 'Encabezado propio', en: 'Header of its own' } },
  { value: 'BASIC', labels: { es: 'Usuario y contraseña', en: 'User and password' } },
];

/** A credential for HTTP requests to one origin. It has no actions: the block `httpRequest` uses it. */
export const httpConnector: Connector = {
  ...{ name: 'http', version: 1, category: 'HTTP', apiUrl: null, auth: { kind: 'KEY' }, actions: [] },
  names: { es: 'Solicitud HTTP con credencial', en: 'HTTP request with a credential' },
  summary: {
    es: 'Un token o una contraseña para las solicitudes HTTP de tus bots. Solo se envía a la dirección que indiques.',
    en: 'A token or password for the HTTP requests of your bots. It is sent only to the address that you name.',
  },
  fields: [
    field(
      'origin',
      { es: 'Dirección, como https://api.ejemplo.com', en: 'Address, such as https://api.example.com' },
      { kind: 'URL' },
    ),
    field('scheme', { es: 'Cómo se identifica', en: 'How it identifies itself' }, { kind: 'CHOICE', choices }),
    field('header', { es: 'Nombre del encabezado', en: 'Name of the header' }, { isRequired: false }),
    field('user', { es: 'Usuario', en: 'User' }, { isRequired: false }),
    field('secret', { es: 'Token o contraseña', en: 'Token or password' }, { isSecret: true }),
  ],
  async test({ fetch, fields, secret }) {
    const response = await fetch(originOf(fields), { method: 'GET', headers: credentialHeader(fields, secret) });
    await response.body?.cancel();
    const error = errorOfStatus(response.status, null);
    // The root of an API often has nothing to show; only a refused credential is a failure.
    if (error !== null && error.failure !== 'REFUSED') throw error;
  },
};

/** The header that carries the credential, by its name. */
export function credentialHeader(fields: FieldValues, secret: FieldValues): Record<string, string> {
  const value = secret['secret'] ?? '';
  switch (fields['scheme']) {
    case 'HEADER':
      return { [fields['header'] ?? 'x-api-key']: value };
    case 'BASIC':
      return { authorization: `Basic ${Buffer.from(`${fields['user'] ?? ''}:${value}`).toString('base64')}` };
    default:
      return { authorization: `Bearer ${value}` };
  }
}

/**
 * Refuses to send the credential elsewhere than to its origin: whoever builds a flow could otherwise read it by naming a server of
 * their own. @throws ConnectorError REFUSED
 */
export function requireOrigin(url: string, fields: FieldValues): void {
  if (!URL.canParse(url) || new URL(url).origin !== originOf(fields)) {
    throw new ConnectorError('REFUSED', 'ORIGIN_NOT_ALLOWED');
  }
}

function originOf(fields: FieldValues): string {
  const text = fields['origin'] ?? '';
  if (!URL.canParse(text)) throw new ConnectorError('REFUSED', 'ORIGIN_NOT_ALLOWED');
  return new URL(text).origin;
}
