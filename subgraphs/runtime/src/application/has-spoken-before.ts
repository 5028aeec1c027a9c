import type { Conversation } from '../domain/conversation.js';
import type { Stores } from './ports.js';

/**
 * Whether the visitor wrote something in an earlier conversation; null in old conversations, which know no visitor. Without a question to the
 * database for a new visitor.
 */
export async function hasSpokenBefore(
  { reader }: Pick<Stores, 'reader'>,
  { id, organizationId, visitorId }: Pick<Conversation, 'id' | 'organizationId' | 'visitorId'>,
): Promise<boolean | null> {
  if (visitorId === null) return null;
  if (visitorId === id) return false;
  return (await reader.ofVisitors(organizationId, [visitorId], 1)).length > 0;
}
