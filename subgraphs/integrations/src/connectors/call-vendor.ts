import type { z } from 'zod';
import { ConnectorError, type ConnectorContext } from './connector.js';
import { errorOfStatus } from './connector-failure.js';

/** One call of a vendor's API. */
export interface VendorCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Begins with a slash; values in it are encoded by the caller. */
  readonly path: string;
  readonly body?: unknown;
  /** What is needed of the response; the rest is ignored. */
  readonly response: z.ZodType<T>;
  /** Statuses besides 2xx that are read as a response. */
  readonly accepts?: readonly number[];
}

/**
 * Calls a JSON API with the access token of the connection.
 * @throws ConnectorError, EgressError
 */
export async function callVendor<T>(context: ConnectorContext, call: VendorCall<T>): Promise<T> {
  const { method, path, body, response: schema, accepts = [] } = call;
  const response = await context.fetch(`${context.apiUrl}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${context.secret['accessToken'] ?? ''}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status } = response;
  const text = await response.text();
  const error = accepts.includes(status) ? null : errorOfStatus(status, response.headers.get('retry-after'));
  if (error !== null) throw error;
  return readAs(schema, text, status);
}

function readAs<T>(schema: z.ZodType<T>, text: string, status: number): T {
  const read = schema.safeParse(parsed(text));
  if (!read.success) throw new ConnectorError('OUTAGE', 'UNEXPECTED_RESPONSE', { status });
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The value of an input. @throws ConnectorError REFUSED if it is empty */
export function required(inputs: Readonly<Record<string, string>>, name: string): string {
  const value = (inputs[name] ?? '').trim();
  if (value === '') throw new ConnectorError('REFUSED', `INPUT_MISSING_${name.toUpperCase()}`);
  return value;
}

const pairsMax = 100;

/** The value of a MAP input: texts by name. @throws ConnectorError REFUSED */
export function pairsOf(inputs: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const value = parsed(required(inputs, name));
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  if (entries === null || entries.length === 0 || entries.length > pairsMax) {
    throw new ConnectorError('REFUSED', `INPUT_INVALID_${name.toUpperCase()}`);
  }
  return Object.fromEntries(entries.map(([key, one]) => [key, typeof one === 'string' ? one : JSON.stringify(one)]));
}
