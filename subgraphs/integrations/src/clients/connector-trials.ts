import type { Egress } from '@tertulia/egress';
import type { Ids, Log } from '@tertulia/use-case';
import type {
  ConnectorTrial,
  CustomConnectorDependencies,
  ShownRequest,
  UntimedTrial,
} from '../application/custom-connector-dependencies.js';
import { failureOf } from '../connectors/connector-failure.js';
import { exchange, resultOf } from '../connectors/custom/exchange.js';
import { requestOf } from '../connectors/custom/manifest-request.js';

interface Parts {
  readonly egress: Egress;
  readonly ids: Ids;
  readonly log: Log;
}

const timeoutMs = 15_000;

/** Actions of manifests that are being written, through the guarded way out and the executor of connectors. */
export function connectorTrials(parts: Parts): CustomConnectorDependencies['customConnectors'] {
  return {
    mayRequest: (url) => parts.egress.mayRequest(url),
    tryAction: async (trial) => {
      const startedMs = performance.now();
      const tried = await tryOnce(parts, trial);
      return { ...tried, durationMs: Math.round(performance.now() - startedMs) };
    },
  };
}

async function tryOnce({ egress, ids, log }: Parts, trial: ConnectorTrial): Promise<UntimedTrial> {
  const { organizationId, manifest, action, fields, secret, inputs } = trial;
  let request: ShownRequest | null = null;
  try {
    const rendered = requestOf(manifest, action, { fields, inputs, effectId: ids.next() });
    request = rendered;
    const fetch = egress.fetchFor(organizationId, { timeoutMs });
    const done = await exchange({ fetch, fields, secret }, manifest, rendered);
    const { status, headers, body } = done;
    const isSuccess = status >= 200 && status < 300;
    return { kind: 'response', request, status, headers, body, value: isSuccess ? resultOf(action, done) : null };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) log.error({ err: error }, 'a trial failed in a way that no far side can cause');
    return { kind: 'failed', request, code: failure?.code ?? 'INTERNAL' };
  }
}
