import { join } from 'node:path';
import type { FairTurnsSettings } from '@tertulia/bounded-work';
import { costBudgetsDefault, type CostBudgets } from './protection/cost-budget.js';
import { limitsDefault, type LimitsByKind } from './protection/limits.js';
import { sensitiveFieldsDefault } from './protection/rate-policy.js';
import { turnsDefault } from './protection/operation-turns.js';
import { ratesDefault, type Rates } from './protection/rate-limiter.js';
import { socketSettingsDefault, type SocketSettings } from './subscriptions/socket-settings.js';
import { continuationsDefault, type Continuations } from './supergraph/continued-subscription.js';
import type { HttpCalling } from './supergraph/http-transport.js';
import type { PulseSettings } from './supergraph/upstream-sockets.js';

/** Everything of the gateway that has a good default. */
export interface GatewaySettings {
  /** More origins of our own pages than that of the public URL. */
  readonly ownOrigins: readonly string[];
  /** Name of the subgraph that resolves credentials and opens sessions. */
  readonly identitySubgraph: string;
  readonly limits: LimitsByKind;
  readonly rates: Rates;
  /** Points of cost that callers may spend. */
  readonly budgets: CostBudgets;
  /** How many operations of members and API keys run at once, by organization. */
  readonly turns: FairTurnsSettings;
  /** How many gateways share the rates; while Redis is away each admits only its part. */
  readonly replicasExpected: number;
  /** Root fields counted per occurrence and address. */
  readonly sensitiveFields: readonly string[];
  /** Proxies of ours whose `X-Forwarded-For` entry is believed. */
  readonly trustedProxyHops: number;
  /** Of the built explorer, which browsers see at `/graphql`; null serves none. */
  readonly explorerFolder: string | null;
  readonly bodyBytesMax: number;
  readonly bodyTimeoutMs: number;
  /** For a whole operation, and for one event of a subscription. */
  readonly executionDeadlineMs: number;
  /** For calls of subgraphs over the network; their deadlines are shorter than the whole. */
  readonly subgraphCalling: HttpCalling;
  readonly credentialTimeoutMs: number;
  readonly areMetricsExposed: boolean;
  /** Figures of the process itself; only one gateway of a process may collect them. */
  readonly areProcessMetricsCollected: boolean;
  /** How long a stop waits for running requests. */
  readonly stopPatienceMs: number;
  readonly sockets: SocketSettings;
  /** How subscriptions go on after their subgraph was away. */
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
  explorerFolder: join(import.meta.dirname, '..', '..', 'packages', 'platform', 'explorer', 'build'),
  bodyBytesMax: 524_288,
  bodyTimeoutMs: 10_000,
  executionDeadlineMs: 15_000,
  subgraphCalling: {
    guard: { concurrentMax: 64, queuedMax: 1_024, failuresMax: 5, restMs: 1_000 },
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
