import type { Consumer, Inbox } from '@tertulia/messaging';
import type { BotsDependencies } from '../application/dependencies.js';
import { recordConfirmationHost } from '../application/record-configuration-webhook.js';
import type { Stores } from '../application/ports.js';
import { confirmationAnswers, onConfirmationAnswered } from './on-confirmation-answered.js';
import { erasureEvents, onVisitorErased } from './on-visitor-erased.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';
import { onPublicationAnswered, publicationAnswers } from './on-publication-answered.js';

/** Handles events of other subgraphs. */
export function botsConsumers(deps: BotsDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.consumer('bots.organizations', organizationEvents, onOrganizationChanged),
    inbox.consumer('bots.erasures', erasureEvents, async (stores, event) => onVisitorErased(deps, stores, event)),
    inbox.consumer('bots.publications', publicationAnswers, async (stores, event) => {
      const changed = await onPublicationAnswered(deps, stores, event);
      return () => {
        for (const publication of changed) deps.feed.publicationChanged(publication);
      };
    }),
    inbox.consumer('bots.confirmations', confirmationAnswers, async (stores, event) => {
      const changed = await onConfirmationAnswered(deps, stores, event);
      return () => {
        if (changed !== null) deps.feed.publicationChanged(changed);
      };
    }),
    inbox.consumer(
      'bots.configuration-webhooks',
      ['integrations.configuration-webhook-changed.v1'],
      async (stores, { organizationId, payload: { botId, mode, host } }) =>
        recordConfirmationHost(stores, { organizationId, botId, host: mode === 'CONFIRM' ? host : null }),
    ),
  ];
}
