import { isTestCaller, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Listed } from '@tertulia/use-case';
import { countableWindow, pickedRanges } from '../domain/metrics-filter.js';
import { toWholeMinutes } from '../domain/window.js';
import { readScopes, type ScopeReads, type ScopeRequest } from './metrics-scope.js';
import type { CountedConversation, CountedPage, CountedQuery } from './ports.js';

/** A page of the conversations behind a metric or an unanswered question. */
export interface CountedRequest extends ScopeRequest {
  group: CountedQuery['group'];
  page: CountedPage;
}

/**
 * Lists the conversations that metrics of the same subject and window count, for many requests with one look at the caller's bots. A missing
 * bot or version results in NOT_FOUND in its place. A test key sees test conversations only, and no metric counts those.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function listCounted(
  deps: ScopeReads,
  principal: Principal,
  requests: readonly CountedRequest[],
): Promise<(Listed<CountedConversation> | Error)[]> {
  requirePermission(principal, 'metrics.read');
  requirePermission(principal, 'conversations.read');
  const organizationId = requireOrganization(principal);
  const { directory, scopeOf } = await readScopes(deps, principal, requests);
  return Promise.all(
    requests.map(async (request) => {
      const scope = scopeOf(request);
      if (scope instanceof Error) return scope;
      if (isTestCaller(principal)) return { rows: [], countAll: async () => 0 };
      const { groupBy, groupIds } = scope;
      const { filter, group } = request;
      const { timeZone } = directory;
      const window = countableWindow(toWholeMinutes(request.window), timeZone, filter);
      const ranges = pickedRanges(window, timeZone, filter);
      const query: CountedQuery = { organizationId, groupBy, groupIds, group, window, filter, ranges };
      return {
        rows: await deps.store.conversationsOf(query, request.page),
        countAll: async () => deps.store.countOf(query),
      };
    }),
  );
}
