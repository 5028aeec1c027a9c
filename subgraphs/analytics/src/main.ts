import { DomainError } from '@tertulia/errors';
import { StartProblem } from '@tertulia/environment';
import { awaitServer, runSubgraph, type SubgraphBase } from '@tertulia/service';
import { readAnalyticsEnvironment, type AnalyticsEnvironment } from './environment.js';
import { UnsuitableMongoError } from './persistence/mongo/open-mongo.js';
import { createAnalyticsSubgraph, type AnalyticsSubgraph } from './wiring.js';

await runSubgraph({ name: 'analytics', read: readAnalyticsEnvironment, create });

/** Its store is the first thing that it opens: as long as that is away nothing else has happened. */
async function create(base: SubgraphBase<AnalyticsEnvironment>): Promise<AnalyticsSubgraph> {
  const { mongo, startPatienceMs: patienceMs } = base.environment;
  try {
    return await awaitServer({
      ...{ name: 'MongoDB', setting: 'MONGODB_URL', patienceMs, log: base.log },
      open: async () => createAnalyticsSubgraph({ ...base, mongo }),
      isAway: (error) => mongo !== null && error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE',
    });
  } catch (error) {
    if (error instanceof UnsuitableMongoError) throw new StartProblem(error.message, '');
    throw error;
  }
}
