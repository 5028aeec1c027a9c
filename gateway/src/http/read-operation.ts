import type { IncomingMessage } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { parseJson, readJsonText, type BodyLimits } from '@tertulia/service/http';
import { persistedText } from './persisted-query.js';
import type { OperationRequest } from '../protection/admit-operation.js';
import type { KnownOperations } from '../protection/known-operations.js';
import { mayHoldUnstorable, storableVariables } from './storable-variables.js';

export type { BodyLimits };

/**
 * Reads the operation from the body of a POST.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE, MALFORMED_JSON, BAD_USER_INPUT, DEADLINE_EXCEEDED, or an error of
 * `persistedText`
 */
export async function readPostedOperation(
  request: IncomingMessage,
  limits: BodyLimits,
  known: KnownOperations,
): Promise<OperationRequest> {
  const text = await readJsonText(request, limits);
  return mayHoldUnstorable(text) ? operationOf(parseJson(text), known) : checkedOperation(parseJson(text), known);
}

/**
 * Reads the operation from the URL of a GET.
 * @throws DomainError MALFORMED_JSON, BAD_USER_INPUT, or an error of `persistedText`
 */
export function readAddressedOperation(search: URLSearchParams, known: KnownOperations): OperationRequest {
  const value = (name: string): string | null => {
    const values = search.getAll(name);
    if (values.length > 1) throw badInput(name);
    return values[0] ?? null;
  };
  const json = (name: string): unknown => {
    const text = value(name);
    return text === null || text === '' ? null : parseJson(text);
  };
  const operationName = value('operationName');
  const operation = {
    query: value('query'),
    operationName: operationName === '' ? null : operationName,
    variables: json('variables'),
    extensions: json('extensions'),
  };
  return operationOf(operation, known);
}

/**
 * Reads the operation from parsed JSON, from HTTP or a socket. Batches of operations are not supported.
 * @throws DomainError BAD_USER_INPUT, or an error of `persistedText`
 */
export function operationOf(value: unknown, known: KnownOperations): OperationRequest {
  const operation = checkedOperation(value, known);
  return { ...operation, variables: storableVariables(operation.variables) };
}

function checkedOperation(value: unknown, known: KnownOperations): OperationRequest {
  if (!isRecord(value)) throw badInput('body');
  const { operationName, variables, extensions } = value;
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : null;
  const query = persistedText(persisted, value['query'], known);
  if (typeof query !== 'string' || query === '') throw badInput('query');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw badInput('operationName');
  if (!isAbsent(variables) && !isRecord(variables)) throw badInput('variables');
  if (!isAbsent(extensions) && !isRecord(extensions)) throw badInput('extensions');
  return { query, operationName: operationName ?? null, variables: variables ?? {} };
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
