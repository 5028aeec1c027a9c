import type { ChatSession, Conversation } from './conversation.js';
import type { PublishedBot } from './published-bot.js';

/**
 * The version to which a conversation moves at its next turn; null if it stays on its own. While an effect is open or a person replies it
 * stays, and moves later.
 */
export function moveTargetOf(
  conversation: Conversation,
  { state, pendingInputs }: ChatSession,
  { moveToVersionId, movedAt }: Pick<PublishedBot, 'moveToVersionId' | 'movedAt'>,
): string | null {
  if (moveToVersionId === null || movedAt === null || moveToVersionId === conversation.versionId) return null;
  const isBusy = state.openEffect !== null || pendingInputs.length > 0 || state.isHandedOff;
  return isBusy || conversation.openedAt >= movedAt ? null : moveToVersionId;
}
