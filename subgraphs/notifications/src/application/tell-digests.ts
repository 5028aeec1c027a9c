import { DomainError } from '@tertulia/errors';
import { ruleFor, type AlertRule } from '../domain/alert.js';
import { isYounger, mailMaxAgeMs } from '../domain/notification.js';
import type { OutsideDigest, OutsideGroup } from '../domain/outside-digest.js';
import { latestOfKind, outsideLetter } from '../domain/outside-digest-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { rulesOf } from './rules-of.js';
import { botNamesOf } from './tell-outside.js';

const atOnce = 100;

/** Tells other systems what was gathered for them and is due: each digest once, also when it is repeated, or done by two processes at once. */
export async function tellDueDigests(deps: NotificationsDependencies): Promise<void> {
  const { work, clock, log } = deps;
  const due = await work.read({ platform: 'find due digests' }, async ({ outsideDigests }) =>
    outsideDigests.due(clock.now(), atOnce),
  );
  for (const digest of due) {
    await tellDigest(deps, digest).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      // Whoever must be asked is away: it is tried again.
      log.warn({ err: error, digest: digest.id }, 'a digest for other systems could not be told yet');
    });
  }
}

async function tellDigest(deps: NotificationsDependencies, digest: OutsideDigest): Promise<void> {
  const { organizationId, id } = digest;
  // Asked before the transaction: others may take their time.
  const { timeZone, locale } = await deps.directory.toTell(organizationId);
  const known = await deps.work.read({ organizationId }, async ({ outsideDigests }) =>
    outsideDigests.groups(digest, latestOfKind),
  );
  const botIds = new Set(known.flatMap((group) => group.botIds.slice(0, 1)));
  const names = await botNamesOf(deps, organizationId, [...botIds]);
  await deps.work.transact({ organizationId }, async (stores) => {
    const now = deps.clock.now();
    if (!(await stores.outsideDigests.markTold(organizationId, id, now))) return;
    // Too late to be news, or of an organization that is gone.
    if (locale === null || !isYounger(digest.dueAt, mailMaxAgeMs, now)) return;
    const letter = outsideLetter(await wantedGroups(deps, stores, digest), { names, locale, timeZone });
    if (letter !== null) await stores.outside.tellDigest(digest, letter);
  });
}

/** What the rules still tell by this way, as they are now: what was switched off or muted since is left out. */
async function wantedGroups(
  deps: Pick<NotificationsDependencies, 'ids' | 'clock'>,
  stores: Stores,
  digest: OutsideDigest,
): Promise<OutsideGroup[]> {
  const rules = await rulesOf(deps, stores, digest.organizationId);
  const now = deps.clock.now();
  const ruleOf = ({ kind, botIds }: OutsideGroup): AlertRule | null =>
    ruleFor(
      rules.filter((rule) => rule.kind === kind),
      botIds,
      now,
    );
  const groups = await stores.outsideDigests.groups(digest, latestOfKind);
  return groups.filter((group) => ruleOf(group)?.ways.includes(digest.way) ?? false);
}
