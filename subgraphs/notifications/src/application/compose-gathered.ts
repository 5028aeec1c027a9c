import { ruleFor } from '../domain/alert.js';
import { digestLetter } from '../domain/digest-texts.js';
import { digestKind, type GatheredGroup } from '../domain/digest.js';
import type { Dispatch } from '../domain/dispatch.js';
import { notificationKinds, type NotificationKind } from '../domain/kinds.js';
import { defaultPreferences, mailTimeOf, wants, type Preferences } from '../domain/preferences.js';
import { mayBeTold } from '../domain/recipient.js';
import { mailTo, settingsPath, type Composed } from './compose-mail.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Addressee } from './ports.js';
import { rulesOf } from './rules-of.js';
import { addresseeOf, cancelled } from './still-wanted.js';

/** Mail programs cut long mails off, and nobody reads them. */
const linesMax = 50;
const feedPath = '/notifications';

/** Makes the mail that gathers notifications, of those that its person may still be told of and has neither read nor turned off. */
export async function composeGathered(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const found = await addresseeOf(deps, dispatch);
  if (found === null) return cancelled('LEFT');
  const { person, sender } = found;
  const { preferences, isMailAllowed, isRested, groups } = await readGathered(deps, dispatch, person);
  if (!isMailAllowed) return cancelled('MAIL_OFF');
  const [first] = groups;
  if (first === undefined) return cancelled('NOTHING_LEFT');
  if (isRested) return cancelled('ADDRESS_RESTED');
  const now = deps.clock.now();
  const until = mailTimeOf(preferences, first.kind, { now, zone: sender.timeZone });
  if (until > now) return { end: { kind: 'WAIT', until } };
  const { organizationId } = dispatch;
  const { publicUrl, links, digests } = deps.mails;
  const kind = notificationKinds.find((one) => one === dispatch.kind) ?? digestKind;
  const unsubscribeUrl = links.urlFor({ organizationId, userId: person.userId }, kind);
  const names = await deps.names.bots(organizationId, [...new Set(groups.flatMap(({ botIds }) => botIds))]);
  const { actionLabel, ...letter } = digestLetter(groups, {
    ...{ kind, names, linesMax, locale: person.locale },
    timeZone: preferences.timeZone ?? sender.timeZone,
  });
  const text = await digests.digest({
    ...{ ...letter, unsubscribeUrl, locale: person.locale, brand: sender.name },
    action: { label: actionLabel, url: `${publicUrl}${feedPath}` },
    settingsUrl: `${publicUrl}${settingsPath}`,
  });
  return { mail: mailTo(deps, { dispatch, ...found }, { ...text, unsubscribeUrl }) };
}

interface GatheredState {
  readonly preferences: Preferences;
  readonly isRested: boolean;
  readonly isMailAllowed: boolean;
  /** The most pressing first. */
  readonly groups: readonly GatheredGroup[];
}

async function readGathered(
  deps: NotificationsDependencies,
  dispatch: Dispatch,
  person: Addressee,
): Promise<GatheredState> {
  const { organizationId } = dispatch;
  const { userId, address } = person;
  return deps.work.transact({ organizationId }, async (stores) => {
    const preferences = (await stores.preferences.of(organizationId, [userId])).get(userId) ?? defaultPreferences;
    const rules = await rulesOf(deps, stores, organizationId);
    const isWanted = (group: GatheredGroup): boolean => {
      const ofKind = rules.filter(({ kind }) => kind === group.kind);
      const allowed = ruleFor(ofKind, group.botIds, deps.clock.now())?.ways ?? [];
      return mayBeTold(person, group) && wants(preferences, group, { way: 'EMAIL', allowed });
    };
    const groups = (await stores.gathering.groups(dispatch, linesMax)).filter(isWanted);
    const isRested = await stores.rested.isRested({ organizationId, userId }, address);
    const isMailAllowed = await stores.mailPolicy.isMailAllowed(organizationId);
    return { preferences, isRested, isMailAllowed, groups: groups.toSorted((a, b) => rank(a.kind) - rank(b.kind)) };
  });
}

/** Kinds stand in the order of their weight, except that what is only good to know comes last. */
function rank(kind: NotificationKind): number {
  return notificationKinds.indexOf(kind) + (kind === 'BAD_RATING' || kind === 'GOAL' ? notificationKinds.length : 0);
}
