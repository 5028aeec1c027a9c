import type { AskedQuestion } from '../domain/asked-questions.js';
import { nilUuid } from './sql-values.js';

/** Converts a question to its table row. */
export function questionRow({ eventId, conversationId, botId, versionId, lastAskedAt, ...rest }: AskedQuestion) {
  const ids = { event_id: eventId, conversation_id: conversationId, bot_id: botId };
  return { ...ids, version_id: versionId ?? nilUuid, last_asked_at: lastAskedAt, ...rest };
}
