import { visibleBotIds, type Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import type { WaitingQueue } from './queue-ports.js';

const minuteMs = 60_000;
const measuredMs = 7 * 24 * 60 * minuteMs;
/** With fewer first replies than this nothing is said about the wait. */
const fewestReplies = 5;
const exactMinutes = 10;

/** Where a visitor stands, and how long it may take. */
export interface QueuePlace {
  readonly position: number;
  /** The median of the last seven days, rounded up, above ten to five minutes; null if there were too few replies. */
  readonly waitMinutes: number | null;
}

/** The place of a visitor who waits for a person; null for others. */
export async function readQueuePlace(
  deps: Pick<RuntimeDependencies, 'work' | 'clock'>,
  { organizationId, conversationId }: { organizationId: string; conversationId: string },
): Promise<QueuePlace | null> {
  const since = new Date(deps.clock.now().getTime() - measuredMs);
  return deps.work.read({ organizationId }, async (stores) => {
    const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
    if (conversation === undefined || !isWaiting(conversation)) return null;
    const { position, replies, medianMs } = await stores.queues.figuresOf(conversation, since);
    return { position, waitMinutes: replies < fewestReplies || medianMs === null ? null : shown(medianMs) };
  });
}

/** Queues with open conversations that the caller may see. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readQueues(
  deps: Pick<RuntimeDependencies, 'work'>,
  principal: Principal,
): Promise<WaitingQueue[]> {
  const organizationId = organizationFor(principal, 'conversations.read');
  return deps.work.read({ organizationId }, async ({ queues }) =>
    queues.queues(organizationId, visibleBotIds(principal)),
  );
}

function isWaiting({ state, waitingSince }: Conversation): boolean {
  return state === 'WAITING_HUMAN' && waitingSince !== null;
}

function shown(ms: number): number {
  const minutes = Math.max(1, Math.ceil(ms / minuteMs));
  return minutes <= exactMinutes ? minutes : Math.ceil(minutes / 5) * 5;
}
