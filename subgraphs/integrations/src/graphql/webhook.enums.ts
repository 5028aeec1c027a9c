import { enumOf } from '@tertulia/subgraph';
import type { DeliveryState } from '../domain/webhook-delivery.js';
import type { DisabledReason } from '../domain/webhook-endpoint.js';
import type { ConfigurationMode } from '../domain/configuration-webhook.js';
import type { ContactDetail, ReachedLimit, WebhookEventType } from '../domain/webhook-event.js';

export const WebhookEventTypeEnum = enumOf<WebhookEventType>('EventType', 'What a receiver of webhooks can be told.', {
  CONVERSATION_STARTED: 'A visitor wrote the first message.',
  CONVERSATION_ENDED: 'A conversation ended.',
  MESSAGE_ADDED: 'A visitor or a member wrote a message.',
  HAND_OFF_REQUESTED: 'The bot asks for a person.',
  TAKEN_OVER: 'A member replies instead of the bot.',
  GOAL_REACHED: 'A visitor reached a goal.',
  RATING_GIVEN: 'A visitor rated the conversation.',
  CONTACT_CHANGED: 'A conversation collected details of its visitor that are new or different.',
  VERSION_PUBLISHED: 'A version of a bot went live.',
  PUBLICATION_FAILED: 'A publication failed; the version before stays live.',
  CONNECTION_STATE_CHANGED: 'A connection works, fails, or must be authorised again.',
  LIMIT_REACHED: 'The usage reached 80 % or 100 % of a limit of the plan.',
  INBOUND_RECEIVED: 'Another system called an address of the organization, and proved who it is.',
  ALERT_TOLD: 'People were told of something, by a rule whose ways have WEBHOOK and that tells of each at once.',
  ALERTS_GATHERED: 'What rules whose ways have WEBHOOK had gathered until the time that they name.',
});

export const ContactDetailEnum = enumOf<ContactDetail>('ContactDetail', 'A detail of a contact.', {
  NAME: 'The name.',
  EMAIL: 'The e-mail address.',
  PHONE: 'The phone number.',
});

export const ReachedLimitEnum = enumOf<ReachedLimit>('ReachedLimit', 'A limit of the plan that can be reached.', {
  CONVERSATIONS: 'Conversations of the counting period.',
});

export const WebhookStateEnum = enumOf<'ENABLED' | 'FAILING' | 'DISABLED'>(
  'WebhookState',
  'The state of an endpoint.',
  {
    ENABLED: 'Events are delivered.',
    FAILING: 'Events are sent, and the last attempts failed.',
    DISABLED: 'Nothing is sent.',
  },
);

export const WebhookDisabledReasonEnum = enumOf<DisabledReason>('WebhookDisabledReason', 'Why nothing is sent.', {
  BY_PERSON: 'A person disabled it.',
  GONE: 'The receiver responded 410 Gone.',
  FAILING: 'No delivery succeeded for five days. New events are stored, to be sent when it is enabled again.',
});

export const DeliveryStateEnum = enumOf<DeliveryState>('WebhookDeliveryState', 'The state of a delivery.', {
  PENDING: 'An attempt is due, now or later.',
  DELIVERED: 'The receiver accepted it.',
  FAILED: 'No further attempt is made unless a person sends it again.',
});

export const ConfigurationModeEnum = enumOf<ConfigurationMode>(
  'ConfigurationWebhookMode',
  'What a configuration webhook has to do with publications.',
  {
    NOTIFY: 'It receives each version that went live, with its checksum.',
    CONFIRM: 'It must accept a version within 60 seconds before it goes live, and receives each one that went live.',
  },
);
