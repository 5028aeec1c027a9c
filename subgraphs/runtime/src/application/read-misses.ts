import { groupAlike } from '@tertulia/knowledge-answers';
import type { Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import type { MissedText } from './miss-store.js';

/** Texts that mean about the same. */
export interface MissGroup {
  /** The id of its most frequent text. */
  readonly id: string;
  /** The most frequent first. */
  readonly texts: readonly MissedText[];
  readonly count: number;
  readonly lastAt: Date;
}

/** What a bot missed in the last days. */
export interface Misses {
  readonly botId: string;
  readonly since: Date;
  readonly count: number;
  /** The most frequent first. */
  readonly groups: readonly MissGroup[];
}

/** For how many days a missed text is kept. */
const missDays = 30;
/** Texts that are read, the most frequent ones. */
const mostTexts = 200;
const hourMs = 3_600_000;

/** The beginning of the oldest hour whose missed texts still count. */
export function missedSince(now: Date): Date {
  const hour = Math.floor(now.getTime() / hourMs) - missDays * 24;
  return new Date(hour * hourMs);
}

/** Reads what a bot missed, grouped by likeness. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
export async function readMisses(
  deps: Pick<RuntimeDependencies, 'work' | 'clock'>,
  principal: Principal,
  botId: string,
): Promise<Misses> {
  const organizationId = organizationFor(principal, 'conversations.read', { botId });
  const since = missedSince(deps.clock.now());
  const { texts, count } = await deps.work.read({ organizationId }, async ({ misses }) =>
    misses.list({ organizationId, botId }, { since, limit: mostTexts }),
  );
  const groups = groupAlike(texts, ({ text, locale }) => ({ text, locale })).map(groupOf);
  return { botId, since, count, groups: groups.toSorted((a, b) => b.count - a.count || +b.lastAt - +a.lastAt) };
}

function groupOf(texts: readonly [MissedText, ...MissedText[]]): MissGroup {
  const lastAt = new Date(Math.max(...texts.map(({ at }) => at.getTime())));
  return { id: texts[0].textId, texts, count: texts.reduce((sum, one) => sum + one.count, 0), lastAt };
}
