import { AwayRounds, keepFollowing, topic, type PubSub } from '@tertulia/messaging';
import type { ExportFeed, ExportNews } from '../application/export-ports.js';

const exportsTopic = (organizationId: string) => topic<ExportNews>(`analytics:exports:${organizationId}`);

/** Publishes over the platform's pub/sub which export has changed; subscribers read it themselves. */
export function pubSubExportFeed(pubSub: PubSub): ExportFeed {
  const rounds = new AwayRounds(pubSub);
  return {
    changed: (organizationId, news) => pubSub.publish(exportsTopic(organizationId), news),
    follow: (organizationId) => keepFollowing(() => pubSub.subscribe(exportsTopic(organizationId)), rounds),
  };
}
