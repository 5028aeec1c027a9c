import { beforeEach, expect, test } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import { metricsRegistry, printMetrics } from '@tertulia/telemetry';
import { testId } from '@tertulia/testkit';
import { countedFeed } from '../src/clients/counted-feed.js';
import { pubSubFeed } from '../src/clients/pub-sub-feed.js';
import type { Publication } from '../src/domain/publication.js';

beforeEach(() => metricsRegistry.resetMetrics());

test('a finished publication is counted by its outcome, and its followers are still notified', async () => {
  const feed = countedFeed(pubSubFeed(new InMemoryPubSub()));
  const news = feed.publications(testId(0xb0));
  const first = news.next();
  await news.ready;
  const statuses = ['REQUESTED', 'WARMING', 'FAILED', 'ACTIVE', 'SUPERSEDED'] as const;
  for (const status of statuses) feed.publicationChanged(publicationThatIs(status));
  expect(await first).toEqual({ done: false, value: { publicationId: testId(1) } });
  const { text } = await printMetrics();
  expect(text.split('\n').filter((line) => line.startsWith('tertulia_publications_total'))).toEqual([
    'tertulia_publications_total{service="bots",outcome="FAILED"} 1',
    'tertulia_publications_total{service="bots",outcome="LIVE"} 1',
  ]);
  await news.return?.();
});

function publicationThatIs(status: Publication['status']): Publication {
  return {
    ...{ id: testId(1), organizationId: testId(0xa), botId: testId(0xb0), versionId: testId(2), status },
    conversations: 'FINISH',
    ...{ steps: [], startedAt: new Date(0), finishedAt: null, error: null, sequence: 1, deadlineAt: new Date(60_000) },
  };
}
