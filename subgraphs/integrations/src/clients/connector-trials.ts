import type { Egress } from '@tertulia/egress';
import type { Ids, Log } from '@tertulia/use-case';
import type {
  ConnectorTrial,
  CustomConnectorDependencies,
  ShownRequest,
  TriedAction,
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
export function connectorTrials({ egress, ids, log }: Parts): CustomConnectorDependencies['customConnectors'] {
  const failed = (request: ShownRequest | null, error: unknown): TriedAction => {
    const failure = failureOf(error);
    if (failure === null)
      log.error({ err: error }, 'an action that was tried failed in a way that no far side can cause');
    return { kind: 'failed', request, code: failure?.code ?? 'INTERNAL' };
  };
  return {
    mayRequest: (url) => egress.mayRequest(url),
    tryAction: async (trial) => {
      let request: ShownRequest | null = null;
      try {
        const { organizationId, manifest, action, fields, inputs } = trial;
        const rendered = requestOf(manifest, action, { fields, inputs, effectId: ids.next() });
        request = rendered;
        const fetch = egress.fetchFor(organizationId, { timeoutMs });
        const done = await exchange({ fetch, ...credentialOf(trial) }, manifest, rendered);
        const { status, headers, body } = done;
        const isSuccess = status >= 200 && status < 300;
        return { kind: 'response', request, status, headers, body, value: isSuccess ? resultOf(action, done) : null };
      } catch (error) {
        return failed(request, error);
      }
    },
  };
}

function credentialOf({ fields, secret }: ConnectorTrial) {
  return { fields, secret };
}
