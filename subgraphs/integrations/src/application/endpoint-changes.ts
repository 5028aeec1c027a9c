import { eventOf } from '@tertulia/use-case';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

/** What is shown of the state of an endpoint. */
export function endpointStateOf({ disabledReason, failingSince }: WebhookEndpoint): 'ENABLED' | 'FAILING' | 'DISABLED' {
  if (disabledReason !== null) return 'DISABLED';
  return failingSince === null ? 'ENABLED' : 'FAILING';
}

/** Emits that an endpoint has failed for a day, is disabled, or works again; nothing for other changes. */
export async function emitEndpointState(
  deps: Pick<WebhooksDependencies, 'clock' | 'ids'>,
  { events }: Pick<Stores, 'events'>,
  { before, after }: { readonly before: WebhookEndpoint; readonly after: WebhookEndpoint },
): Promise<void> {
  const isSame = before.isFailureReported === after.isFailureReported && before.disabledReason === after.disabledReason;
  if (isSame) return;
  const { id: endpointId, organizationId, url, failingSince, disabledReason } = after;
  const payload = {
    ...{ endpointId, host: new URL(url).host, state: endpointStateOf(after), disabledReason },
    failingSince: failingSince?.toISOString() ?? null,
  };
  await events.emit(eventOf(deps, 'integrations.webhook-state-changed.v1', { organizationId, payload }));
}
