import { canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { Connection } from '../domain/connection.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { canSeeConnection } from './connection-policies.js';
import type { ConnectionNews } from './connection-ports.js';
import { connectionsOfBots, listConnections } from './read-connections.js';

const everything = { limit: 100, direction: 'FORWARD', cursor: null } as const;

/**
 * Emits the connections at once, then each change, and all of them again after lost notifications. With a bot only those that it may use.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function followConnections(
  deps: ConnectionsDependencies,
  principal: Principal,
  botId: string | null,
): Promise<Stream<ConnectionNews>> {
  requirePermission(principal, 'integrations.read', botId === null ? undefined : { botId });
  const organizationId = requireOrganization(principal);
  const present = async (): Promise<ConnectionNews[]> => (await currently(deps, principal, botId)).map(newsOf);
  const concerns = ({ botIds }: ConnectionNews): boolean =>
    botId === null
      ? canSeeConnection(principal, { botIds })
      : canSeeBot(principal, botId) && (botIds.length === 0 || botIds.includes(botId));
  const news = deps.feed.follow(organizationId);
  try {
    await news.ready;
    const first = await present();
    const read = async (heard: ConnectionNews | 'MISSED') =>
      heard === 'MISSED' ? present() : [heard].filter(concerns);
    return flatMapped(news, read, { first: async () => first });
  } catch (error) {
    await news.return?.();
    throw error;
  }
}

async function currently(
  deps: ConnectionsDependencies,
  principal: Principal,
  botId: string | null,
): Promise<readonly Connection[]> {
  if (botId === null) return (await listConnections(deps, principal, everything)).rows;
  return (await connectionsOfBots(deps, principal, [botId])).get(botId) ?? [];
}

function newsOf({ id: connectionId, botIds }: Connection): ConnectionNews {
  return { connectionId, botIds: [...botIds], isDeleted: false };
}
