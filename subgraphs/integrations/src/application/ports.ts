import type { EventSink } from '@tertulia/use-case';
import type { ConfigurationWebhookStore } from './configuration-ports.js';
import type { ConnectionStores } from './connection-ports.js';
import type { InboundStores } from './inbound-ports.js';
import type { EffectRunStore } from './outside-ports.js';
import type { RevocationStore } from './revocation-ports.js';
import type { SlackAlertStore } from './slack-alert-ports.js';
import type { WebhookStores } from './webhook-ports.js';

/** What this subgraph stores of an organization. */
export interface KnownOrganization {
  readonly organizationId: string;
  readonly since: Date;
}

export interface OrganizationStore {
  save(organization: KnownOrganization): Promise<void>;
  /**
   * Removes every row of the organization from this subgraph, except its key, the tokens that are still to be revoked, and its connectors in
   * the catalogue of all.
   */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface Stores extends ConnectionStores, WebhookStores, InboundStores {
  readonly organizations: OrganizationStore;
  readonly revocations: RevocationStore;
  readonly effectRuns: Pick<EffectRunStore, 'find' | 'addIfMissing'>;
  readonly configurationWebhooks: ConfigurationWebhookStore;
  readonly slackAlerts: SlackAlertStore;
  readonly events: EventSink;
}
