import { setTimeout } from 'node:timers/promises';
import type { Egress } from '@tertulia/egress';
import type { PubSub } from '@tertulia/messaging';
import { eventsOn, workOn, type Database } from '@tertulia/persistence';
import type { Job } from '@tertulia/service/declaration';
import type { Clock, Ids, Log } from '@tertulia/use-case';
import type { ConnectorDirectory } from './application/connector-directory.js';
import type { Credentials } from './application/credentials.js';
import type { OneTimeUrls, OutsideDependencies, Waits } from './application/outside-ports.js';
import { sweepTokens } from './application/model-budget.js';
import { workDueRuns } from './application/work-due-runs.js';
import { GuardedOutside } from './clients/guarded-outside.js';
import { pubSubAnswerParts } from './clients/pub-sub-answer-parts.js';
import type { VendorUrls } from './clients/vendors.js';
import { PostgresEntitlementStore } from './persistence/postgres-entitlement-store.js';
import { PostgresModelBudgetStore } from './persistence/postgres-model-budget-store.js';
import { PostgresEffectRunStore } from './persistence/postgres-effect-run-store.js';

/** What work outside stands on. */
export interface OutsideParts {
  readonly database: Database;
  readonly egress: Egress;
  readonly connectors: ConnectorDirectory;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly pubSub: PubSub;
  readonly oneTimeUrls: OneTimeUrls;
  readonly apiUrlOf: VendorUrls;
}

const waits: Waits = {
  monotonicMs: () => performance.now(),
  pause: async (ms, signal) =>
    setTimeout(ms, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
      if (signal?.aborted !== true) throw error;
    }),
  random: () => Math.random(),
};

/** The dependencies of work outside. */
export function outsideDependencies(parts: OutsideParts): OutsideDependencies {
  const { database, egress, connectors, apiUrlOf, credentials, oneTimeUrls, pubSub, clock, ids, log } = parts;
  const outside = new GuardedOutside({ egress, connectors, apiUrlOf, log, monotonicMs: waits.monotonicMs });
  const effectRuns = workOn(database, (em) => new PostgresEffectRunStore(em));
  const models = workOn(database, (em) => ({
    ...{ budgets: new PostgresModelBudgetStore(em), entitlements: new PostgresEntitlementStore(em) },
    events: eventsOn(em),
  }));
  return {
    ...{ effectRuns, models, connectors, credentials, outside, oneTimeUrls, waits, clock, ids, log },
    answerParts: pubSubAnswerParts(pubSub),
  };
}

/** Work outside that nobody waits for. */
export function outsideJobs(deps: OutsideDependencies): Job[] {
  // Without a lock: each run is taken by one process.
  return [
    { name: 'background effects', everyMs: 2_000, isFirstAtOnce: true, run: async () => workDueRuns(deps) },
    { name: 'sweep counted tokens', everyMs: 3_600_000, underLock: true, run: async () => sweepTokens(deps) },
  ];
}
