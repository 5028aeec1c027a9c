import type { EventType, ShownEndpointFragment } from '../../../gql/graphql.js';
import type { Tone } from '../../../ui/index.js';

/** An endpoint of webhooks as screens show it. */
export type ShownEndpoint = ShownEndpointFragment;

/** The events that an endpoint can be told, by what they are about. */
export const eventGroups = [
  {
    about: 'conversations',
    events: [
      ...(['CONVERSATION_STARTED', 'MESSAGE_ADDED', 'HAND_OFF_REQUESTED', 'TAKEN_OVER'] as const),
      ...(['GOAL_REACHED', 'RATING_GIVEN', 'CONTACT_CHANGED', 'CONVERSATION_ENDED'] as const),
    ],
  },
  { about: 'bots', events: ['VERSION_PUBLISHED', 'PUBLICATION_FAILED'] },
  { about: 'connections', events: ['CONNECTION_STATE_CHANGED', 'INBOUND_RECEIVED'] },
  { about: 'plan', events: ['LIMIT_REACHED'] },
  { about: 'alerts', events: ['ALERT_TOLD', 'ALERTS_GATHERED'] },
] as const satisfies readonly { about: string; events: readonly EventType[] }[];

/** The colour of the state of an endpoint; one that a person disabled is no failure. */
export function endpointTone({ state, disabledReason }: Pick<ShownEndpoint, 'state' | 'disabledReason'>): Tone {
  if (state === 'ENABLED') return 'ok';
  if (state === 'FAILING') return 'warn';
  return disabledReason === 'BY_PERSON' ? 'neutral' : 'bad';
}

/** The address in two parts: where it leads, and what comes after the host. */
export function addressParts(url: string): { host: string; path: string } {
  const { host, pathname, search } = new URL(url);
  return { host, path: pathname === '/' && search === '' ? '' : `${pathname}${search}` };
}

/** Endpoints that need a person first, then the newest. */
export function sortedEndpoints(endpoints: readonly ShownEndpoint[]): ShownEndpoint[] {
  const rank = (one: ShownEndpoint): number => {
    if (one.state === 'FAILING') return 1;
    if (one.state === 'ENABLED') return 2;
    return one.disabledReason === 'BY_PERSON' ? 3 : 0;
  };
  return endpoints.toSorted((one, other) => rank(one) - rank(other) || other.createdAt.localeCompare(one.createdAt));
}

/** The chosen events with one more or one less. */
export function withEvent(chosen: readonly EventType[], event: EventType, isChosen: boolean): EventType[] {
  const others = chosen.filter((one) => one !== event);
  return isChosen ? [...others, event] : others;
}
