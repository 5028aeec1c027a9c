import {
  countAlone,
  countOf,
  type ConnectionOf,
  type ForwardPageArgs,
  makeConnection,
  type PageArgs,
  pageRequest,
  tryFromGlobalId,
} from '@tertulia/subgraph';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { type ConversationQuery, listConversations } from '../application/read-conversations.js';
import type { ConversationFilterInput } from './conversation.input.js';
import { asConversation, type ConversationType } from './conversation.type.js';
import type { Listing } from './listing.js';

/** An id that no bot has: a filter with an id of another type matches nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** A page of the caller's conversations; of which only the length is asked, it is not read. */
export async function conversationPage(
  deps: RuntimeDependencies,
  { context, fields }: Listing,
  { args, query }: { args: PageArgs | ForwardPageArgs; query: ConversationQuery },
): Promise<ConnectionOf<ConversationType>> {
  const page = pageRequest(args);
  const isCountAlone = [...fields].every((name) => name === 'totalCount' || name === '__typename');
  const list = await listConversations(deps, context.principal, { query, page: isCountAlone ? null : page });
  if (isCountAlone) return countAlone(list.countAll);
  return makeConnection(list.rows.map(asConversation), page, {
    position: (row) => ({ sortKey: row.lastMessageAt.toISOString(), id: row.id }),
    totalCount: countOf(list, page),
  });
}

/** Converts the GraphQL filter to the query of the use case. */
export function queryOf(filter: ConversationFilterInput | null | undefined): ConversationQuery {
  if (filter === null || filter === undefined) return {};
  const { states, isMine, startedFrom, startedTo, outcome, isActive, queue, search, isTest } = filter;
  const botId = filter.botId ? (tryFromGlobalId('bot', filter.botId) ?? nobody) : null;
  return {
    botId,
    states: states ?? null,
    isMine: isMine ?? null,
    startedFrom: startedFrom ?? null,
    startedTo: startedTo ?? null,
    outcome: outcome ?? null,
    isActive: isActive ?? null,
    queue: queue ?? null,
    search: search ?? null,
    isTest: isTest ?? null,
  };
}
