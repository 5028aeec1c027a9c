import type { IncomingMessage } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { readJson } from './read-json.js';

/** An operation as contained in the body of a request. */
export interface ReadOperation {
  query: string;
  variables?: Readonly<Record<string, unknown>> | undefined;
  operationName?: string | undefined;
}

/** The callers are our own and send at once. */
const bodyLimits = { bytesMax: 8 * 1024 * 1024, timeoutMs: 60_000 };

/** @throws DomainError of `readJson`, and BAD_USER_INPUT for anything that is not an operation */
export async function readOperation(request: IncomingMessage): Promise<ReadOperation> {
  const body = await readJson(request, bodyLimits);
  const { query, variables, operationName } = isRecord(body) ? body : {};
  if (typeof query !== 'string') throw badInput('query');
  if (!isAbsent(variables) && !isRecord(variables)) throw badInput('variables');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw badInput('operationName');
  return { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
}

function badInput(detail: string): DomainError {
  return new DomainError('BAD_USER_INPUT', { params: { detail } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
