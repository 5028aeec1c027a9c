/** An event of an organization's own systems, as it is stored. */
export interface TrackedEvent {
  /** The sender's own id, unique in the organization. */
  eventId: string;
  name: string;
  at: Date;
  receivedAt: Date;
  /** The conversation that it belongs to, with its bot; both null for an event of its own. */
  conversationId: string | null;
  botId: string | null;
  goal: TrackedGoal | null;
  attributes: TrackedAttribute[];
}

/** Minor units of a currency; both null for a goal without a value. */
export interface TrackedGoal {
  amountMinor: number | null;
  currency: string | null;
}

export interface TrackedAttribute {
  name: string;
  value: string;
}

/** An event as it was sent. */
export interface SentEvent extends Omit<TrackedEvent, 'receivedAt' | 'botId'> {
  /** True if a conversation was named that cannot be one. */
  isConversationInvalid: boolean;
}

/** Why an event is refused. */
export type EventRefusal =
  | 'INVALID_ID'
  | 'INVALID_NAME'
  | 'INVALID_TIME'
  | 'INVALID_GOAL'
  | 'INVALID_ATTRIBUTES'
  | 'CONVERSATION_NOT_FOUND'
  | 'PLAN_LIMIT_REACHED';

/** How many events one request may contain. */
export const sentEventsMax = 500;

const attributesMax = 20;
const valueMax = 200;
const amountMax = 1_000_000_000_000;
const earliestMs = 7 * 86_400_000;
const latestMs = 3_600_000;

/** Printable characters without spaces. */
const idPattern = /^[\x21-\x7e]{1,100}$/;
const namePattern = /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/;
const currencyPattern = /^[A-Z]{3}$/;

/**
 * Why the event cannot be stored, whatever else is stored; null if it can. Its time is within a week before now, which is shorter than any plan
 * keeps events: so a repetition always finds the first one.
 */
export function faultOf(event: SentEvent, now: Date): EventRefusal | null {
  const { eventId, name, at, goal, attributes } = event;
  if (!idPattern.test(eventId)) return 'INVALID_ID';
  if (name.length > 60 || !namePattern.test(name)) return 'INVALID_NAME';
  const ageMs = now.getTime() - at.getTime();
  if (Number.isNaN(ageMs) || ageMs > earliestMs || ageMs < -latestMs) return 'INVALID_TIME';
  if (goal !== null && !isGoalValid(goal)) return 'INVALID_GOAL';
  if (!areAttributesValid(attributes)) return 'INVALID_ATTRIBUTES';
  return event.isConversationInvalid ? 'CONVERSATION_NOT_FOUND' : null;
}

function isGoalValid({ amountMinor, currency }: TrackedGoal): boolean {
  if (amountMinor === null || currency === null) return amountMinor === currency;
  return (
    Number.isInteger(amountMinor) && amountMinor >= 0 && amountMinor <= amountMax && currencyPattern.test(currency)
  );
}

function areAttributesValid(attributes: readonly TrackedAttribute[]): boolean {
  if (attributes.length > attributesMax) return false;
  const names = new Set(attributes.map(({ name }) => name));
  const isEachValid = attributes.every(
    ({ name, value }) =>
      name.length <= 40 && namePattern.test(name) && value.length <= valueMax && !value.includes('\0'),
  );
  return isEachValid && names.size === attributes.length;
}

/** First moment of the month of UTC, in which sent events are counted for the plan. */
export function monthOf(time: Date): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1));
}
