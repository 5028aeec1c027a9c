import type { Egress } from '@tertulia/egress';
import type { UsableConnection } from '../application/credentials.js';
import type { Connector, ConnectorContext, FieldValues } from '../connectors/connector.js';
import type { VendorUrls } from './vendors.js';

/** What a connector runs on. */
export interface ConnectorParts {
  readonly egress: Egress;
  readonly apiUrlOf: VendorUrls;
}

/** One piece of work of a connector. */
export interface ConnectorWork {
  readonly organizationId: string;
  readonly connector: Connector;
  readonly credential: {
    readonly connection: Pick<UsableConnection, 'id' | 'fields'>;
    readonly secret: FieldValues;
  };
  /** Usable as an idempotency key. */
  readonly effectId: string;
  /** True when an earlier attempt may have arrived. */
  readonly isRepeat: boolean;
  readonly timeoutMs: number;
  readonly onText?: ConnectorContext['onText'];
}

/** What a connector is given for one piece of work, on behalf of one organization. */
export function connectorContext({ egress, apiUrlOf }: ConnectorParts, work: ConnectorWork): ConnectorContext {
  const { organizationId, connector, credential, effectId, isRepeat, timeoutMs, onText } = work;
  const { connection, secret } = credential;
  return {
    fetch: egress.fetchFor(organizationId, { timeoutMs }),
    connect: async (target) => egress.connect({ organizationId, ...target, timeoutMs }),
    ...{ fields: connection.fields, secret, effectId, isRepeat, onText },
    // The system's time, which the timers of libraries follow.
    deadline: new Date(Date.now() + timeoutMs),
    connectionId: connection.id,
    apiUrl: apiUrlOf(connector),
    accountUrl: apiUrlOf(connector, connector.accountUrl ?? null),
  };
}
