import type { WebhookEventType } from '../domain/webhook-event.js';
import { AlertsGatheredType, AlertToldType } from './alert-event.type.js';
import {
  ConnectionStateChangedType,
  ContactChangedType,
  ConversationEndedType,
  ConversationStartedType,
  GoalReachedType,
  HandOffRequestedType,
  InboundReceivedType,
  LimitReachedType,
  MessageAddedType,
  PublicationFailedType,
  RatingGivenType,
  TakenOverType,
  VersionPublishedType,
  type WebhookEventInterface,
} from './webhook-event.type.js';

type EventClass = new () => WebhookEventInterface;

/** The type of each kind of event. */
export const eventClasses: Readonly<Record<WebhookEventType, EventClass>> = {
  CONVERSATION_STARTED: ConversationStartedType,
  CONVERSATION_ENDED: ConversationEndedType,
  MESSAGE_ADDED: MessageAddedType,
  HAND_OFF_REQUESTED: HandOffRequestedType,
  TAKEN_OVER: TakenOverType,
  GOAL_REACHED: GoalReachedType,
  RATING_GIVEN: RatingGivenType,
  CONTACT_CHANGED: ContactChangedType,
  VERSION_PUBLISHED: VersionPublishedType,
  PUBLICATION_FAILED: PublicationFailedType,
  CONNECTION_STATE_CHANGED: ConnectionStateChangedType,
  LIMIT_REACHED: LimitReachedType,
  INBOUND_RECEIVED: InboundReceivedType,
  ALERT_TOLD: AlertToldType,
  ALERTS_GATHERED: AlertsGatheredType,
};
