import { DomainError } from '@tertulia/errors';
import { activityAt } from '../domain/conversation.js';
import { aboutConversation } from '../domain/fact.js';
import { contentOfText } from '../domain/message.js';
import { givenBackText } from '../domain/system-texts.js';
import { resumeBot } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { finishEffectsSoon } from './finish-effects.js';
import type { Stores, VisitorClaims } from './ports.js';
import { publishTurn } from './publish-turn.js';
import { storeTurn } from './store-turn.js';
import { withSurroundings } from './with-surroundings.js';

/**
 * The visitor no longer waits for a person and goes on with the bot. Nothing changes once a member has taken over, or if nobody was
 * asked for. @throws DomainError NOT_FOUND
 */
export async function leaveQueue(deps: RuntimeDependencies, claims: VisitorClaims): Promise<void> {
  const outcome = await deps.work.transact(claims, async (stores) => goBack(deps, stores, claims));
  if (outcome === null) return;
  publishTurn(deps, outcome.stored, outcome);
  await finishEffectsSoon(deps, outcome.stored.intents);
}

async function goBack(deps: RuntimeDependencies, stores: Stores, { organizationId, conversationId }: VisitorClaims) {
  const locked = await stores.conversations.lock(organizationId, conversationId);
  if (locked === null) throw new DomainError('NOT_FOUND');
  const { conversation: before, session } = locked;
  if (before.state !== 'WAITING_HUMAN') return null;
  const definition = await deps.definitions.of(stores, before);
  const now = deps.clock.now();
  const conversation = { ...before, ...activityAt(before, now) };
  const running = await withSurroundings(stores, { conversation, session, definition });
  const resumed = resumeBot(running, now, { isByVisitor: true });
  const text = givenBackText(conversation.locale);
  const line = { author: 'SYSTEM', text, content: contentOfText(text), at: now } as const;
  const fact = { name: 'runtime.given-back.v1', payload: aboutConversation(conversation) } as const;
  const turn = { ...resumed, drafts: [line, ...resumed.drafts], facts: [fact, ...resumed.facts] };
  const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
  return { stored, before };
}
