import { EgressError } from '@tertulia/egress';
import type { Ids } from '@tertulia/use-case';
import type { ConnectionProbe, ConnectionTest, UsableCredential } from '../application/connection-ports.js';
import { ConnectorError, type Connector, type ConnectorContext } from '../connectors/connector.js';
import type { ConnectorDirectory } from '../application/connector-directory.js';
import { failureOf } from '../connectors/connector-failure.js';
import { connectorContext, type ConnectorParts } from './connector-context.js';

/** What the probe is built on. */
export interface ProbeParts extends ConnectorParts {
  readonly connectors: ConnectorDirectory;
  readonly ids: Ids;
}

const timeoutMs = 15_000;

/** Asks the other side through the connector's own test. */
export function connectorProbe(parts: ProbeParts): ConnectionProbe {
  const { connectors } = parts;
  return {
    test: async (organizationId, usable) => {
      const { connector: name, connectorVersion } = usable.connection;
      const connector = await connectors.find(organizationId, name, connectorVersion);
      const startedMs = performance.now();
      const answer = await answerOf(async () => {
        if (connector === null) throw new ConnectorError('REFUSED', 'CONNECTOR_UNKNOWN');
        await connector.test(contextOf(parts, organizationId, { connector, usable }));
      });
      return { ...answer, durationMs: Math.round(performance.now() - startedMs) };
    },
    accountLabel: async (organizationId, usable) => {
      const { connector: name, connectorVersion } = usable.connection;
      const connector = await connectors.find(organizationId, name, connectorVersion);
      if (connector?.accountLabel === undefined) return null;
      return connector.accountLabel(contextOf(parts, organizationId, { connector, usable })).catch(() => null);
    },
    channels: async (organizationId, usable) => {
      const { connector: name, connectorVersion } = usable.connection;
      const connector = await connectors.find(organizationId, name, connectorVersion);
      if (connector?.channels === undefined) return { channels: [], isComplete: true, code: null, retryAfterMs: null };
      try {
        const read = await connector.channels(contextOf(parts, organizationId, { connector, usable }));
        return { ...read, code: null };
      } catch (error) {
        const failure = failureOf(error);
        if (failure === null) throw error;
        // What Slack refuses says why, such as MISSING_SCOPE.
        const code = failure.failure === 'REFUSED' ? failure.code : failure.failure;
        return { channels: [], isComplete: false, code, retryAfterMs: failure.retryAfterMs };
      }
    },
  };
}

function contextOf(
  parts: ProbeParts,
  organizationId: string,
  { connector, usable: credential }: { connector: Connector; usable: UsableCredential },
): ConnectorContext {
  const effectId = parts.ids.next();
  return connectorContext(parts, { organizationId, connector, credential, effectId, isRepeat: false, timeoutMs });
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
