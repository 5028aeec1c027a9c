import { metricsOf } from '@tertulia/telemetry';
import type { BotsFeed } from '../application/ports.js';

/** The feed, with a metric of finished publications. */
export function countedFeed(feed: BotsFeed): BotsFeed {
  return {
    ...feed,
    publicationChanged: (publication) => {
      const { status } = publication;
      if (status === 'ACTIVE') metricsOf('bots').countPublication('LIVE');
      if (status === 'FAILED') metricsOf('bots').countPublication('FAILED');
      feed.publicationChanged(publication);
    },
  };
}
