import { join } from 'node:path';
import type { FairTurnsSettings } from '@tertulia/bounded-work';
import { costBudgetsDefault, type CostBudgets } from './protection/cost-budget.js';
import { limitsDefault, type LimitsByKind } from './protection/limits.js';
import { sensitiveFieldsDefault } from './protection/rate-policy.js';
import { turnsDefault } from './protection/operation-turns.js';
import { ratesDefault, type Rates } from './protection/rate-limiter.js';
import { socketSettingsDefault, type SocketSettings } from './subscriptions/socket-settings.js';
import { continuationsDefault, type Continuations } from './supergraph/continued-subscription.js';
import type { ExecutorName } from './supergraph/served-supergraph.js';
import type { HttpCalling } from './supergraph/http-transport.js';
import type { PulseSettings } from './supergraph/upstream-sockets.js';

/** Settings of the gateway that have a default. */
export interface GatewaySettings {
  /** Additional origins of own pages, besides that of the public URL. */
  readonly ownOrigins: readonly string[];
  /** Name of the subgraph that resolves credentials and opens sessions. */
  readonly identitySubgraph: string;
  readonly limits: LimitsByKind;
  readonly rates: Rates;
  /** Points of cost that callers may spend. */
  readonly budgets: CostBudgets;
  /** How many operations of members and API keys run at once, by organization. */
  readonly turns: FairTurnsSettings;
  /** How many gateways share the rates; while Redis is unavailable each admits only its share. */
  readonly replicasExpected: number;
  /** Root fields counted per occurrence and address. */
  readonly sensitiveFields: readonly string[];
  /** Number of trusted proxies that add to `X-Forwarded-For`. */
  readonly trustedProxyHops: number;
  /** Who executes the plans of queries and mutations. */
  readonly executor: ExecutorName;
  /** Folder of the built explorer, served to browsers at `/graphql`; null serves none. */
  readonly explorerFolder: string | null;
  readonly bodyBytesMax: number;
  /** For people of an organization and its API keys, who send files. */
  readonly memberBodyBytesMax: number;
  readonly bodyTimeoutMs: number;
  /** For a whole operation, and for each event of a subscription. */
  readonly executionDeadlineMs: number;
  /** For subgraph calls over the network; their deadlines are shorter than `executionDeadlineMs`. */
  readonly subgraphCalling: HttpCalling;
  readonly credentialTimeoutMs: number;
  readonly areMetricsExposed: boolean;
  /** Metrics of the process itself; only one gateway in a process may collect them. */
  readonly areProcessMetricsCollected: boolean;
  /** How long stopping waits for running requests. */
  readonly stopPatienceMs: number;
  readonly sockets: SocketSettings;
  /** How subscriptions continue after their subgraph was unavailable. */
  readonly continuations: Continuations;
  readonly upstreamPulse: PulseSettings;
}

export const settingsDefault: GatewaySettings = {
  ownOrigins: [],
  identitySubgraph: 'identity',
  limits: limitsDefault,
  rates: ratesDefault,
  budgets: costBudgetsDefault,
  turns: turnsDefault,
  replicasExpected: 2,
  sensitiveFields: sensitiveFieldsDefault,
  trustedProxyHops: 0,
  executor: 'tertulia',
  explorerFolder: join(import.meta.dirname, '..', '..', 'packages', 'platform', 'explorer', 'build'),
  bodyBytesMax: 524_288,
  memberBodyBytesMax: 2_097_152,
  bodyTimeoutMs: 10_000,
  executionDeadlineMs: 15_000,
  subgraphCalling: {
    guard: { concurrentMax: 64, queuedMax: 1_024, failuresMax: 5, openMs: 1_000 },
    queryDeadlineMs: 5_000,
    mutationDeadlineMs: 12_000,
  },
  credentialTimeoutMs: 5_000,
  areMetricsExposed: false,
  areProcessMetricsCollected: false,
  stopPatienceMs: 10_000,
  sockets: socketSettingsDefault,
  continuations: continuationsDefault,
  upstreamPulse: { pingEveryMs: 10_000, silenceMaxMs: 5_000 },
};
