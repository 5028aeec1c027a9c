import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from '@tertulia/subgraph/log';
import type { ServiceSettings } from './service-settings.js';

/** What a service receives before it opens. */
export interface ServiceBase<Settings extends ServiceSettings = ServiceSettings> {
  readonly name: string;
  /** Identifies this process among the replicas of the service. */
  readonly replicaId: string;
  readonly settings: Settings;
  readonly log: Logger;
  /** Null if not configured. */
  readonly redis: RedisServer | null;
}
