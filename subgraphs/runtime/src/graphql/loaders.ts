import { inKeyOrder, type SubgraphContext } from '@tertulia/subgraph';
import type { RuntimeDependencies } from '../application/dependencies.js';
import type { MessageRange } from '../application/ports.js';
import { contactsByIds, conversationsByIds, partsFor } from '../application/read-conversations.js';
import { readFiles } from '../application/read-file.js';
import { memberNames } from '../application/read-member-names.js';
import { replyAuthors } from '../application/read-reply-authors.js';
import { readVariables } from '../application/read-variables.js';
import type { Conversation } from '../domain/conversation.js';

type Ids = readonly string[];

/** The loaders of a request: each loads a part of a whole list in one query. */
export function loadersOf(deps: RuntimeDependencies, context: SubgraphContext) {
  const { principal } = context;
  const parts = () => partsFor(deps, principal);
  return {
    conversation: context.loader('conversation', async (ids: Ids) =>
      inKeyOrder(ids, await conversationsByIds(deps, principal, ids), (conversation) => conversation.id),
    ),
    contact: context.loader('contact', async (ids: Ids) =>
      inKeyOrder(ids, await contactsByIds(deps, principal, ids), (contact) => contact.id),
    ),
    file: context.loader('file', async (ids: Ids) =>
      inKeyOrder(ids, await readFiles(deps, principal, ids), ({ id }) => id),
    ),
    session: context.loader('session', async (ids: Ids) => fromMap(ids, await parts().sessions(ids))),
    lastMessage: context.loader('lastMessage', async (ids: Ids) =>
      inKeyOrder(ids, await parts().lastMessages(ids), (message) => message.conversationId),
    ),
    goals: context.loader('goals', async (ids: Ids) => grouped(ids, await parts().goals(ids))),
    comments: context.loader('comments', async (ids: Ids) => grouped(ids, await parts().comments(ids))),
    replyAuthor: context.loader('replyAuthor', async (ids: Ids) =>
      inKeyOrder(ids, await replyAuthors(deps, principal, ids), ({ memberId }) => memberId),
    ),
    takeover: context.loader('takeover', async (ids: Ids) =>
      inKeyOrder(ids, await parts().takeovers(ids), (takeover) => takeover.conversationId),
    ),
    ofVisitor: context.loader('ofVisitor', async (visitorIds: Ids) => {
      const found = await parts().ofVisitors(visitorIds);
      return visitorIds.map((visitorId) => found.filter((conversation) => conversation.visitorId === visitorId));
    }),
    memberNames: (organizationId: string) =>
      context.loader(`memberNames:${organizationId}`, async (ids: Ids) => memberNames(deps, organizationId, ids)),
    unread: context.loader('unread', async (ids: Ids) => fromMap(ids, await parts().unreadCounts(ids))),
    messages: (range: MessageRange) =>
      context.loader(`messages:${range.after}:${range.size}:${range.isFromEnd}`, async (ids: Ids) =>
        fromMap(ids, await parts().messagePages(ids, range)),
      ),
    variables: context.loader('variables', async (conversations: readonly Conversation[]) => {
      const byId = await readVariables(deps, principal, conversations);
      return conversations.map((conversation) => byId.get(conversation.id) ?? []);
    }),
  };
}

function fromMap<T>(ids: Ids, byId: ReadonlyMap<string, T>): (T | null)[] {
  return ids.map((id) => byId.get(id) ?? null);
}

function grouped<T extends { readonly conversationId: string }>(ids: Ids, parts: readonly T[]): T[][] {
  return ids.map((id) => parts.filter((part) => part.conversationId === id));
}
