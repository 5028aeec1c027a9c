import { refuseInput } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { defaultPreferences, withoutMail, type Preferences } from '../domain/preferences.js';
import { waysOffered } from '../domain/alert.js';
import { kindDefaults, notificationKinds, type NotificationKind, type Way } from '../domain/kinds.js';
import { digestKind, nextDigest, type DigestKind } from '../domain/digest.js';
import type { NotificationsDependencies } from './dependencies.js';
import { ownFeed } from './follow-feed.js';
import type { FeedOf } from './ports.js';
import { requireBots } from './require-bots.js';
import { rulesOf } from './rules-of.js';

type Parts = Pick<NotificationsDependencies, 'work'>;

/** How the caller wants to be told in the organization in which they work. */
export async function readPreferences({ work }: Parts, principal: Principal): Promise<Preferences> {
  const { organizationId, userId } = ownFeed(principal);
  const known = await work.read({ organizationId }, async ({ preferences }) =>
    preferences.of(organizationId, [userId]),
  );
  return known.get(userId) ?? defaultPreferences;
}

/** In which ways the caller's organization tells of each kind. */
export async function readOffers(
  deps: Pick<NotificationsDependencies, 'work' | 'ids'>,
  principal: Principal,
): Promise<{ readonly kind: NotificationKind; readonly ways: Way[] }[]> {
  const { organizationId } = ownFeed(principal);
  const rules = await deps.work.transact({ organizationId }, async (stores) => rulesOf(deps, stores, organizationId));
  return notificationKinds.map((kind) => ({ kind, ways: waysOffered(rules, kind) }));
}

/** When the caller's next digest is due; null for who wants none. */
export async function readNextDigest(
  { names, clock }: Pick<NotificationsDependencies, 'names' | 'clock'>,
  principal: Principal,
  { digest, timeZone }: Pick<Preferences, 'digest' | 'timeZone'>,
): Promise<Date | null> {
  const { organizationId } = ownFeed(principal);
  if (digest === 'NONE') return null;
  return nextDigest(clock.now(), digest, timeZone ?? (await names.timeZone(organizationId))).dueAt;
}

const minuteMax = 1_439;
const botsMax = 500;

/** Changes what is given. @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, SUBGRAPH_UNAVAILABLE */
export async function updatePreferences(
  deps: Pick<NotificationsDependencies, 'work' | 'names'>,
  principal: Principal,
  wanted: Partial<Preferences>,
): Promise<Preferences> {
  const own = ownFeed(principal);
  const next = { ...(await readPreferences(deps, principal)), ...wanted };
  const routes = [...new Map(next.routes.map((route) => [`${route.kind} ${route.way}`, route])).values()];
  refuseInput([
    ...(isMinute(next.quietFrom) ? [] : [problem('quietFrom')]),
    ...(isMinute(next.quietTo) ? [] : [problem('quietTo')]),
    ...(routes.every(({ botIds }) => botIds.length <= botsMax) ? [] : [problem('routes')]),
  ]);
  const botIds = (wanted.routes ?? []).flatMap((route) => route.botIds);
  await requireBots(deps, own.organizationId, botIds);
  const saved = { ...next, routes };
  await deps.work.transact(own, async ({ preferences }) => preferences.save(own, saved));
  return saved;
}

function isMinute(value: number | null): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= minuteMax);
}

function problem(field: string) {
  return { field: [field], code: 'INVALID_VALUE' as const };
}

/** What digests gather. */
const digestedKinds = notificationKinds.filter((kind) => kindDefaults[kind].severity !== 'URGENT');

/**
 * Ends mails of a kind for a person who has followed the link of a mail; of every kind that is not urgent, where it was a digest. Repeats change
 * nothing.
 */
export async function unsubscribe(
  { work }: Parts,
  { kind, ...own }: FeedOf & { readonly kind: NotificationKind | DigestKind },
): Promise<void> {
  const { organizationId, userId } = own;
  await work.transact({ organizationId }, async ({ preferences }) => {
    const known = (await preferences.of(organizationId, [userId])).get(userId) ?? defaultPreferences;
    await preferences.save(own, withoutMail(known, kind === digestKind ? digestedKinds : [kind]));
  });
}
