import type { RuntimeDependencies } from './dependencies.js';
import type { VisitorClaims } from './ports.js';

/** The visitor's chat is open, and the visitor may be writing. */
export function reportPresence(deps: RuntimeDependencies, claims: VisitorClaims, isTyping: boolean): void {
  const now = deps.clock.now();
  deps.presence.beat({ ...claims, at: now });
  if (isTyping) deps.feed.told(claims.conversationId, [{ kind: 'TYPING', sequence: 0, by: 'VISITOR' }]);
  deps.floor.changed(claims.organizationId);
}
