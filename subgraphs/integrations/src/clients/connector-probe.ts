import { EgressError, type Egress } from '@tertulia/egress';
import type { Clock, Ids } from '@tertulia/use-case';
import type { ConnectionProbe, ConnectionTest, UsableCredential } from '../application/connection-ports.js';
import { ConnectorError, type Connector, type ConnectorContext } from '../connectors/connector.js';
import type { ConnectorRegistry } from '../connectors/registry.js';

/** What the probe is built on. */
export interface ProbeParts {
  readonly registry: ConnectorRegistry;
  readonly egress: Egress;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where a connector's API is. */
  apiUrlOf(connector: Connector): string;
}

const timeoutMs = 15_000;

/** Asks the other side through the connector's own test. */
export function connectorProbe(parts: ProbeParts): ConnectionProbe {
  const { registry } = parts;
  return {
    test: async (organizationId, usable) => {
      const { connector: name, connectorVersion } = usable.connection;
      const connector = registry.find(name, connectorVersion);
      const startedMs = performance.now();
      const answer = await answerOf(async () => {
        if (connector === null) throw new ConnectorError('REFUSED', 'CONNECTOR_UNKNOWN');
        await connector.test(contextOf(parts, organizationId, { connector, usable }));
      });
      return { ...answer, durationMs: Math.round(performance.now() - startedMs) };
    },
    accountLabel: async (organizationId, usable) => {
      const { connector: name, connectorVersion } = usable.connection;
      const connector = registry.find(name, connectorVersion);
      if (connector?.accountLabel === undefined) return null;
      return connector.accountLabel(contextOf(parts, organizationId, { connector, usable })).catch(() => null);
    },
  };
}

function contextOf(
  { egress, clock, ids, apiUrlOf }: ProbeParts,
  organizationId: string,
  { connector, usable }: { connector: Connector; usable: UsableCredential },
): ConnectorContext {
  return {
    fetch: egress.fetchFor(organizationId, { timeoutMs }),
    connect: async (target) => egress.connect({ organizationId, ...target }),
    fields: usable.connection.fields,
    secret: usable.secret,
    effectId: ids.next(),
    isRepeat: false,
    deadline: new Date(clock.now().getTime() + timeoutMs),
    connectionId: usable.connection.id,
    apiUrl: apiUrlOf(connector),
  };
}

async function answerOf(test: () => Promise<void>): Promise<Omit<ConnectionTest, 'durationMs'>> {
  try {
    await test();
    return { outcome: 'DONE', httpStatus: null };
  } catch (error) {
    if (error instanceof ConnectorError) return { outcome: error.failure, httpStatus: error.status };
    return {
      outcome: error instanceof EgressError && error.failure === 'REFUSED' ? 'REFUSED' : 'OUTAGE',
      httpStatus: null,
    };
  }
}
