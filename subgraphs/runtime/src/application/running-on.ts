import { moveTargetOf } from '../domain/move.js';
import type { Running } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { LockedConversation, Stores } from './ports.js';

/** A locked conversation with the version of its next step, which is another one if its bot's conversations move. */
export async function runningOn(
  deps: Pick<RuntimeDependencies, 'definitions'>,
  stores: Stores,
  { conversation, session, bot }: LockedConversation,
): Promise<Running> {
  const versionId = moveTargetOf(conversation, session, bot);
  if (versionId === null) {
    return { conversation, session, definition: await deps.definitions.of(stores, conversation), isMoving: false };
  }
  const moving = { ...conversation, versionId };
  return { conversation: moving, session, definition: await deps.definitions.of(stores, moving), isMoving: true };
}
