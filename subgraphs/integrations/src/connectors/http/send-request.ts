import type { Egress, EgressResponse } from '@tertulia/egress';
import type { FieldValues, JsonValue } from '../connector.js';
import { hiddenOf, hideSecrets } from '../../domain/hide-secrets.js';
import { credentialHeader, requireOrigin } from './http.connector.js';

/** A request of the block `httpRequest`, with its templates rendered. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

interface SendOptions {
  readonly organizationId: string;
  /** The same for every repetition; sent with everything but GET. */
  readonly key: string;
  readonly timeoutMs: number;
  /** Of a connection of the connector `http`; null for none. */
  readonly credential: { readonly fields: FieldValues; readonly secret: FieldValues } | null;
}

/** Sends it and reads the whole response, whatever its status. @throws EgressError, ConnectorError REFUSED */
export async function sendRequest(egress: Egress, request: HttpRequest, options: SendOptions): Promise<EgressResponse> {
  const { method, url, body } = request;
  const { organizationId, key, timeoutMs, credential } = options;
  if (credential !== null) requireOrigin(url, credential.fields);
  const isSending = body !== null && method !== 'GET';
  const headers = {
    ...(isSending ? { 'content-type': isJson(body) ? 'application/json' : 'text/plain; charset=utf-8' } : {}),
    ...(method === 'GET' ? {} : { 'idempotency-key': key }),
    ...lowerCased(request.headers),
    ...(credential === null ? {} : lowerCased(entriesOf(credentialHeader(credential.fields, credential.secret)))),
  };
  const response = await egress.request({
    ...{ organizationId, url, method, headers, timeoutMs },
    ...(isSending ? { body } : {}),
  });
  return credential === null ? response : withoutSecret(response, credential);
}

function withoutSecret(
  response: EgressResponse,
  { fields, secret }: NonNullable<SendOptions['credential']>,
): EgressResponse {
  const sent = Object.values(credentialHeader(fields, secret)).map((value) => value.replace(/^(Bearer|Basic) /, ''));
  const secrets = [...sent, secret['secret'] ?? ''];
  const body = Buffer.from(response.body);
  const isEchoed = hiddenOf(secrets).some((value) => body.includes(value));
  const headers = Object.entries(response.headers).map(([name, value]) => [name, hideSecrets(value, secrets)]);
  return {
    ...{ status: response.status, headers: Object.fromEntries(headers) as Record<string, string> },
    body: isEchoed ? Buffer.from(hideSecrets(body.toString('utf8'), secrets)) : response.body,
  };
}

/** The body of a response as a document: JSON where it is JSON, text otherwise. */
export function documentOf(body: Uint8Array): JsonValue {
  const text = Buffer.from(body).toString('utf8');
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function entriesOf(headers: Readonly<Record<string, string>>): HttpRequest['headers'] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** Names in lower case, so that a later header replaces an earlier one of the same name. */
function lowerCased(headers: HttpRequest['headers']): Record<string, string> {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}
