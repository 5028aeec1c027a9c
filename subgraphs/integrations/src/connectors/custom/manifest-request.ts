import { requestRenderer, type RequestRenderer, type TemplateValues } from '@tertulia/flow-engine';
import type { ConnectorManifest, ManifestAction, ManifestRequest } from '../../domain/connector-manifest.js';
import { addressWith } from '../../domain/base-url.js';
import { bodyTemplate } from '../../domain/manifest-body.js';
import { pairsOf } from '../call-vendor.js';
import { ConnectorError, type FieldValues } from '../connector.js';
import type { HttpRequest } from '../http/send-request.js';

type Manifest = ConnectorManifest;

/** What a request is rendered from. */
export interface ActionValues {
  /** The values of fields that are not secret. */
  readonly fields: FieldValues;
  readonly inputs: FieldValues;
  /** The idempotency key. */
  readonly effectId: string;
}

const numberPattern = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/**
 * The request of an action, without the credential.
 * @throws ConnectorError REFUSED for a missing or invalid input, and for values with which no request can be made
 */
export function requestOf(manifest: Manifest, action: ManifestAction, values: ActionValues): HttpRequest {
  const { request, idempotencyHeader } = action;
  const render = requestRenderer({ fields: values.fields, inputs: inputsOf(action, values.inputs) });
  const { method, body } = request;
  const key = method === 'GET' ? [] : [{ name: idempotencyHeader.toLowerCase(), value: values.effectId }];
  return {
    ...{ method, url: urlOf(baseOf(manifest, values.fields), request, render) },
    headers: [...key, ...headersOf(request, render)],
    body: body === undefined ? null : usable(render.json(bodyTemplate(body)), 'BODY_INVALID'),
  };
}

/** The request that shows whether a credential works, without the credential. @throws ConnectorError REFUSED */
export function testRequestOf(manifest: Manifest, fields: FieldValues): HttpRequest {
  const { test } = manifest;
  const render = requestRenderer({ fields });
  return {
    method: 'GET',
    url: urlOf(baseOf(manifest, fields), test, render),
    headers: headersOf(test, render),
    body: null,
  };
}

/** What identifies a connection. */
export interface Credential {
  readonly fields: FieldValues;
  readonly secret: FieldValues;
}

/** The request with the credential. */
export function authorised(request: HttpRequest, { auth }: Manifest, { fields, secret }: Credential): HttpRequest {
  switch (auth.kind) {
    case 'NONE':
      return request;
    case 'BEARER':
      return withHeader(request, 'authorization', `Bearer ${secret['token'] ?? ''}`);
    case 'BASIC': {
      const pair = Buffer.from(`${fields['user'] ?? ''}:${secret['password'] ?? ''}`).toString('base64');
      return withHeader(request, 'authorization', `Basic ${pair}`);
    }
    case 'KEY': {
      const key = secret['key'] ?? '';
      if (auth.header !== undefined) return withHeader(request, auth.header.toLowerCase(), key);
      const pair = `${encodeURIComponent(auth.query ?? '')}=${encodeURIComponent(key)}`;
      return { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}${pair}` };
    }
  }
}

/** The forms in which the credential goes out, to be hidden in what comes back. */
export function sentSecrets({ fields, secret }: Credential): string[] {
  const values = Object.values(secret);
  const pairs = values.map((value) => Buffer.from(`${fields['user'] ?? ''}:${value}`).toString('base64'));
  return [...values, ...pairs];
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: [...request.headers.filter((header) => header.name !== name), { name, value }] };
}

/** @throws ConnectorError REFUSED for a value that is no part of a host name */
function baseOf({ baseUrl }: Manifest, fields: FieldValues): string {
  return usable(addressWith(baseUrl, fields), 'HOST_INVALID');
}

function urlOf(baseUrl: string, { path, query }: ManifestRequest, render: RequestRenderer): string {
  const address = usable(render.url(`${baseUrl}${path}`), 'URL_INVALID');
  const pairs = Object.entries(query).flatMap(([name, source]) => {
    const value = usable(render.parameter(source), 'URL_INVALID');
    return value === '' ? [] : [`${encodeURIComponent(name)}=${value}`];
  });
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`;
}

/** One whose value is empty is left out, like a parameter of the query. */
function headersOf({ headers }: ManifestRequest, render: RequestRenderer): HttpRequest['headers'] {
  const rendered = Object.entries(headers).map(([name, source]) => {
    return { name: name.toLowerCase(), value: usable(render.header(source), 'HEADER_INVALID') };
  });
  return rendered.filter(({ value }) => value !== '');
}

function usable(rendered: string | null, code: string): string {
  if (rendered === null) throw new ConnectorError('REFUSED', code);
  return rendered;
}

/** The values of inputs with their types; null for one that is not given. */
function inputsOf({ inputs }: ManifestAction, given: FieldValues): TemplateValues[string] {
  return Object.fromEntries(inputs.map((input) => [input.name, inputOf(input, given)]));
}

/** Whether a text is a value of that kind of input. */
export function isValueOf(input: ManifestAction['inputs'][number], text: string): boolean {
  try {
    inputOf({ ...input, isRequired: false }, { [input.name]: text });
    return true;
  } catch (error) {
    if (error instanceof ConnectorError) return false;
    throw error;
  }
}

function inputOf(
  { name, kind, isRequired }: ManifestAction['inputs'][number],
  given: FieldValues,
): TemplateValues[string][string] {
  const text = given[name] ?? '';
  if (text.trim() === '') {
    if (isRequired) throw new ConnectorError('REFUSED', `INPUT_MISSING_${name.toUpperCase()}`);
    return null;
  }
  switch (kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return text;
    case 'MAP':
      return pairsOf(given, name);
    case 'NUMBER':
      if (numberPattern.test(text.trim())) return Number(text);
      break;
    case 'BOOLEAN':
      if (/^(?:true|false)$/.test(text.trim())) return text.trim() === 'true';
      break;
  }
  throw new ConnectorError('REFUSED', `INPUT_INVALID_${name.toUpperCase()}`);
}
