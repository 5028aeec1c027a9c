import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { CustomConnectorDependencies } from './custom-connector-dependencies.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { OutsideDependencies } from './outside-ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

/** Dependencies of the use cases of this subgraph. */
export interface IntegrationsDependencies
  extends
    ConnectionsDependencies,
    CustomConnectorDependencies,
    Omit<OutsideDependencies, 'credentials'>,
    WebhooksDependencies,
    InboundDependencies {}
