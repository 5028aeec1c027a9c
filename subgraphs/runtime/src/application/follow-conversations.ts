import { visibleBotIds, type Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';

/** Which of the caller's conversations change, from now on; null follows every bot that the caller may see. */
export function followConversations(
  deps: Pick<RuntimeDependencies, 'feed'>,
  principal: Principal,
  botId: string | null,
): AsyncIterableIterator<{ conversationId: string }> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const visible = visibleBotIds(principal);
  const isWanted = (id: string): boolean =>
    (visible === null || visible.includes(id)) && (botId === null || botId === id);
  const changes = deps.feed.changesOf(organizationId);
  return {
    next: async () => {
      for (;;) {
        const heard = await changes.next();
        if (heard.done === true) return { done: true, value: undefined };
        const { conversationId, botId: changedBot } = heard.value;
        if (isWanted(changedBot)) return { done: false, value: { conversationId } };
      }
    },
    return: async () => {
      await changes.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
