import { refuseInput } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { plainBody, type WebhookEventType } from '../domain/webhook-event.js';
import { requireWebhooks } from './manage-endpoints.js';
import { bodyOf, eventToTry, readableScopes, selectionErrors } from './select-payload.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

/** The body that an endpoint would receive. */
export interface PayloadPreview {
  readonly body: string;
  /** Whether there was no event of this type yet, and an example was taken. */
  readonly isExample: boolean;
}

/**
 * What an endpoint of the caller would receive for the last event of a type. Nothing is sent or stored.
 * @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN, SUBGRAPH_UNAVAILABLE
 */
export async function previewPayload(
  deps: WebhooksDependencies,
  principal: Principal,
  { eventType, selection }: { readonly eventType: WebhookEventType; readonly selection: string | null },
): Promise<PayloadPreview> {
  const organizationId = requireWebhooks(principal);
  if (selection === null || selection.trim() === '') {
    const { event, isExample } = await eventToTry(deps, organizationId, eventType);
    return { body: plainBody(event), isExample };
  }
  const { locale } = principal;
  const scoped = { organizationId, id: deps.ids.next(), selection, scopes: readableScopes(principal), locale };
  refuseInput(await selectionErrors(deps, { scoped, eventTypes: [eventType], mayNameMore: true }));
  const { event, isExample } = await eventToTry(deps, organizationId, eventType);
  return { body: (await bodyOf(deps, scoped, event)).body, isExample };
}
