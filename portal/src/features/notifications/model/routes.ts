import type { NotificationKind, NotificationRouteInput, NotificationWay } from '../../../gql/graphql.js';

/** What people can be told of, the most pressing first. */
export const kinds = [
  'WAITING_HUMAN',
  'URGENT',
  'INTEGRATION_BROKEN',
  'PUBLICATION_FAILED',
  'ERROR_RATE',
  'UNANSWERED',
  'SLOW',
  'NO_TRAFFIC',
  'QUOTA',
  'REPORT_FAILED',
  'BAD_RATING',
  'GOAL',
] as const satisfies readonly NotificationKind[];

export const ways = ['FEED', 'EMAIL', 'PUSH'] as const satisfies readonly NotificationWay[];

/** Whether a person is told of a kind in a way; without bots, of every bot. */
export type Route = { kind: NotificationKind; way: NotificationWay; isOn: boolean; bots: readonly { id: string }[] };

/** Whether the person is told; what is not among the routes is as the organization's rule says, which is on. */
export function isOn(routes: readonly Route[], kind: NotificationKind, way: NotificationWay): boolean {
  return routes.find((route) => route.kind === kind && route.way === way)?.isOn ?? true;
}

/** Of each kind, how the organization tells of it; null while that is not known. */
type Offers = readonly { kind: NotificationKind; ways: readonly NotificationWay[] }[] | null;

/** Whether the organization tells of a kind in this way, or in any. */
export function isOffered(offers: Offers, kind: NotificationKind, way?: NotificationWay): boolean {
  const offered = offers?.find((offer) => offer.kind === kind)?.ways;
  if (offered === undefined) return true;
  return way === undefined ? offered.length > 0 : offered.includes(way);
}

/** The routes with this one switched; the bots of the others stay. */
export function switched(
  routes: readonly Route[],
  { kind, way, isOn: isWanted }: Pick<Route, 'kind' | 'way' | 'isOn'>,
): NotificationRouteInput[] {
  const others = routes.filter((route) => route.kind !== kind || route.way !== way);
  const same = routes.find((route) => route.kind === kind && route.way === way);
  return [...others, { kind, way, isOn: isWanted, bots: same?.bots ?? [] }].map((route) => ({
    ...{ kind: route.kind, way: route.way, isOn: route.isOn },
    botIds: route.bots.map(({ id }) => id),
  }));
}

const hourMinutes = 60;

/** The minute of the day as an input of type time has it: 1,320 is 22:00. */
export function clockOf(minute: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${pad(Math.floor(minute / hourMinutes))}:${pad(minute % hourMinutes)}`;
}

/** The minute of the day; null for an empty or incomplete input. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * hourMinutes + Number(minutes);
}
