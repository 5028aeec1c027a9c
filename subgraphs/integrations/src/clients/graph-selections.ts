import { withDeadline } from '@tertulia/deadline';
import { DomainError } from '@tertulia/errors';
import { scopes as allScopes, type ApiKeyPrincipal } from '@tertulia/principal';
import type { SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { EventNews, ScopedSelection, SelectionError, Selections } from '../application/webhook-ports.js';
import { eventsField, selectionProblem } from './selection-form.js';

/** A delivery waits for it, and its job for the delivery. */
const timeoutMs = 4_000;

/** Selections run by the gateway, for a caller that has exactly their scopes. */
export function graphSelections(callSubgraph: SubgraphCaller, ids: Ids): Selections {
  const ask = async (scoped: ScopedSelection, event: EventNews | null): Promise<ExecutionResult> => {
    const { selection: query } = scoped;
    const call = { query, variables: event === null ? {} : { event }, principal: callerOf(scoped), timeoutMs };
    try {
      return await withDeadline(callSubgraph('gateway', { ...call, requestId: ids.next() }), timeoutMs, () => {
        throw new DomainError('DEADLINE_EXCEEDED');
      });
    } catch (cause) {
      throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause });
    }
  };
  return {
    problem: selectionProblem,
    check: async (selection) => errorsOf(await ask(selection, null)),
    run: async (selection, event) => {
      const result = await ask(selection, event);
      const data = (result.data?.[eventsField] ?? null) as Readonly<Record<string, unknown>> | null;
      return { data, errors: errorsOf(result) };
    },
  };
}

function callerOf({ organizationId, id: keyId, scopes: given, locale }: ScopedSelection): ApiKeyPrincipal {
  const scopes = allScopes.filter((scope) => given.includes(scope));
  return { kind: 'API_KEY', keyId, organizationId, scopes, mode: 'LIVE', locale };
}

function errorsOf({ errors = [] }: ExecutionResult): SelectionError[] {
  return (errors as readonly GraphQLFormattedError[]).map(({ message, path = [], locations, extensions = {} }) => {
    const { code, data } = extensions;
    const detail = (data as { detail?: unknown } | undefined)?.detail;
    return {
      ...{ message, path, place: locations?.[0] ?? null },
      code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
      detail: typeof detail === 'string' ? detail : null,
    };
  });
}
