import { randomBytes } from 'node:crypto';
import { inboxOn } from '@tertulia/messaging';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { ChangeCounts } from './application/change-counts.js';
import type { BotsDependencies } from './application/dependencies.js';
import { failOverduePublications } from './application/fail-publication.js';
import { countedFeed } from './clients/counted-feed.js';
import { graphConnectionSource } from './clients/graph-connection-source.js';
import { graphTemplateSource } from './clients/graph-template-source.js';
import { networkUrlOf } from './clients/network-address.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { openRehearsalThreads, ThreadedRehearsals } from './clients/threaded-rehearsals.js';
import { ThreadedTexts } from './clients/threaded-texts.js';
import { openReadingThread, ThreadedReading } from './clients/threaded-reading.js';
import { openDocumentThreads, ThreadedDocuments } from './clients/threaded-documents.js';
import { botsConsumers } from './events/consumers.js';
import { botsMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { botsEntities } from './persistence/tables.js';
import type { BotsSettings } from './settings.js';

const publicIdBytes = 12;

/** Opens the database and the threads, and the use cases on them. */
export async function openBots(given: SubgraphGiven<BotsSettings>) {
  const { pubSub, callSubgraph, clock, ids, settings } = given;
  const database = await given.openDatabase({ migrations: botsMigrations, entities: botsEntities });
  const threads = openDocumentThreads();
  const reading = openReadingThread();
  const rehearsing = openRehearsalThreads();
  const documents = new ThreadedDocuments(threads);
  const deps: BotsDependencies = {
    work: postgresWork(database),
    feed: countedFeed(pubSubFeed(pubSub)),
    documents,
    importFiles: documents,
    textFiles: new ThreadedTexts(threads),
    documentReading: new ThreadedReading(reading),
    rehearsals: new ThreadedRehearsals(rehearsing),
    changeCounts: new ChangeCounts(),
    templates: graphTemplateSource(callSubgraph),
    connections: graphConnectionSource(callSubgraph, ids),
    addresses: { publicUrl: settings.publicUrl, networkUrl: networkUrlOf(settings.publicUrl) },
    clock,
    ids,
    newPublicId: () => randomBytes(publicIdBytes).toString('base64url'),
  };
  return {
    ...{ deps, database, outbox: database },
    consumers: botsConsumers(deps, inboxOn(database, storesOn)),
    jobs: jobsOf(deps),
    close: async () => void (await Promise.all([threads.close(), reading.close(), rehearsing.close()])),
  };
}

function jobsOf(deps: BotsDependencies): Job[] {
  return [
    // Attempts to which the runtime never responded.
    {
      name: 'fail overdue publications',
      everyMs: 15_000,
      underLock: true,
      run: async () => failOverduePublications(deps),
    },
  ];
}
