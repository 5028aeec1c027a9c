import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { OutsideDependencies } from './outside-ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

/** Dependencies of the use cases of this subgraph. */
export interface IntegrationsDependencies
  extends
    ConnectionsDependencies,
    Omit<OutsideDependencies, 'credentials'>,
    WebhooksDependencies,
    InboundDependencies {}
