import type { Principal } from '@tertulia/principal';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import type { Window } from '../domain/window.js';
import type { CommentSource, RatedComment } from './comment-ports.js';
import { listCounted, type CountedRequest } from './list-counted.js';
import type { ScopeReads } from './metrics-scope.js';
import type { CountedConversation, CountedPage } from './ports.js';

/** A comment with its conversation. */
export type ListedComment = RatedComment & Pick<CountedConversation, 'conversationId' | 'botId'>;

/** Comments in conversations that started in a window, of some bots or of every bot that the caller may see. */
export interface CommentsOf {
  readonly window: Window;
  readonly botIds: readonly string[] | null;
  readonly only: MetricsFilter;
}

type Deps = ScopeReads & { readonly commentSource: CommentSource };

/** How many conversations have one. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a bot or a version */
export async function countCommented(deps: ScopeReads, principal: Principal, of: CommentsOf): Promise<number> {
  return (await commented(deps, principal, { of, page: { limit: 1, cursor: null } })).countAll();
}

/**
 * Pages of comments, the newest conversation first.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a bot or a version, SUBGRAPH_UNAVAILABLE
 */
export async function* commentPages(
  deps: Deps,
  principal: Principal,
  { of, size }: { of: CommentsOf; size: number },
): AsyncGenerator<readonly ListedComment[], void> {
  let cursor: CountedPage['cursor'] = null;
  do {
    const found: readonly CountedConversation[] = (
      await commented(deps, principal, { of, page: { limit: size, cursor } })
    ).rows;
    const page = found.slice(0, size);
    const comments = await deps.commentSource.commentsOf(
      principal,
      page.map(({ conversationId }) => conversationId),
    );
    yield page.flatMap(({ conversationId, botId }) =>
      (comments.get(conversationId) ?? []).map((comment) => ({ ...comment, conversationId, botId })),
    );
    const last = page.at(-1);
    cursor =
      found.length <= size || last === undefined
        ? null
        : { sortKey: last.startedAt.toISOString(), id: last.conversationId };
  } while (cursor !== null);
}

async function commented(
  deps: ScopeReads,
  principal: Principal,
  { of: { window, botIds, only }, page }: { of: CommentsOf; page: CountedPage },
) {
  const subject = botIds === null ? ({ kind: 'ORGANIZATION' } as const) : ({ kind: 'BOTS', botIds } as const);
  const request: CountedRequest = { subject, window, filter: only, group: 'COMMENTED', page };
  const [list] = await listCounted(deps, principal, [request]);
  if (list === undefined || list instanceof Error) throw list ?? new Error('One request has one answer');
  return list;
}
