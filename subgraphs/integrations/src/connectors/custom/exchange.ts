import type { ConnectorManifest, ManifestAction } from '../../domain/connector-manifest.js';
import type { ConnectorContext, JsonValue } from '../connector.js';
import { errorOfStatus } from '../connector-failure.js';
import { hideSecrets } from '../../domain/hide-secrets.js';
import { documentOf, type HttpRequest } from '../http/send-request.js';
import { authorised, sentSecrets } from './manifest-request.js';
import { mapResponse } from '../map-response.js';

/** What came back, with the credential hidden in it. */
export interface Exchange {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request with the credential of the connection. @throws EgressError */
export async function exchange(
  context: Pick<ConnectorContext, 'fetch' | 'fields' | 'secret'>,
  manifest: ConnectorManifest,
  request: HttpRequest,
): Promise<Exchange> {
  const { method, url, headers, body } = authorised(request, manifest, context);
  const response = await context.fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    },
    ...(body === null ? {} : { body }),
  });
  const secrets = sentSecrets(context);
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    headers: Object.fromEntries([...response.headers].map(([name, value]) => [name, hideSecrets(value, secrets)])),
    body: hideSecrets(text, secrets),
  };
}

/** What an action returns: the values of its mapping, or the whole document. @throws ConnectorError unless the status is a success */
export function resultOf({ mapping }: ManifestAction, { status, retryAfter, body }: Exchange): JsonValue {
  const error = errorOfStatus(status, retryAfter);
  if (error !== null) throw error;
  const document = documentOf(Buffer.from(body));
  const entries = Object.entries(mapping);
  if (entries.length === 0) return document;
  return mapResponse(
    document,
    entries.map(([variable, path]) => ({ variable, path })),
  );
}
