import type { RuntimeDependencies } from './dependencies.js';
import type { VisitorClaims } from './ports.js';

/** Records that the visitor's chat is open, and whether the visitor is typing. */
export async function reportPresence(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  isTyping: boolean,
): Promise<void> {
  if (isTyping) deps.feed.publish(claims.conversationId, [{ kind: 'TYPING', sequence: 0, by: 'VISITOR' }]);
  await deps.presence.beat({ ...claims, at: deps.clock.now() });
  deps.monitor.changed(claims.organizationId);
}
