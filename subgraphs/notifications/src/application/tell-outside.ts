import { ruleFor } from '../domain/alert.js';
import { nextPeriod } from '../domain/digest.js';
import { kindDefaults, outWays, type OutWay } from '../domain/kinds.js';
import { isYounger, mailMaxAgeMs, type Occasion } from '../domain/notification.js';
import { pathOf, textsOf } from '../domain/notification-texts.js';
import type { OutsideTimes } from '../domain/outside-digest.js';
import { outsideFiguresOf } from '../domain/outside-figures.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { OutsideNews } from './outside-ports.js';
import type { Stores } from './ports.js';

type Parts = Pick<NotificationsDependencies, 'work' | 'clock' | 'names' | 'log'>;

/** What becomes of an occasion outside: it is told at once, or gathered for some ways until the time in this zone. */
export type OutsidePlan =
  | { readonly news: OutsideNews }
  | { readonly ways: readonly OutWay[]; readonly times: OutsideTimes; readonly timeZone: string };

/** An organization as other systems are told of it. */
interface Place {
  readonly locale: 'es' | 'en';
  readonly timeZone: string;
}

/**
 * How other systems are told of an occasion, in the language of the organization. Null where no rule names them, or when it happened too long ago
 * to be news. It asks others, so it is called outside of a transaction.
 */
export async function outsidePlanOf(
  deps: Parts,
  occasion: Occasion,
  { locale, timeZone }: Place,
): Promise<OutsidePlan | null> {
  const { organizationId, kind, botIds } = occasion;
  const rule = await ruleOf(deps, occasion);
  const ways = outWays.filter((way) => rule?.ways.includes(way) ?? false);
  if (rule === null || ways.length === 0) return null;
  if (rule.outsideDigest !== null) return { ways, times: rule.outsideDigest, timeZone };
  const { title, body: text } = textsOf(occasion, locale);
  const news = {
    ...{ ways, severity: kindDefaults[kind].severity, ...outsideFiguresOf(occasion) },
    botName: (await botNamesOf(deps, organizationId, botIds.slice(0, 1))).get(botIds[0] ?? '') ?? null,
    ...{ title, text, path: pathOf(occasion, 'ORGANIZATION_ADMIN') },
  };
  return { news };
}

/** Does what was planned, with the transaction that marks the occasion as told. */
export async function tellOutside(
  { clock, ids }: Pick<NotificationsDependencies, 'clock' | 'ids'>,
  { outside, outsideDigests }: Pick<Stores, 'outside' | 'outsideDigests'>,
  { occasion, plan }: { readonly occasion: Occasion; readonly plan: OutsidePlan },
): Promise<void> {
  if ('news' in plan) return outside.tell(occasion, plan.news);
  const { organizationId } = occasion;
  const { ways, times, timeZone } = plan;
  const createdAt = clock.now();
  // Always in the same order of ways, because each digest stays locked until the transaction ends.
  for (const way of ways) {
    let { dueAt } = nextPeriod(createdAt, times, timeZone);
    // One that was told takes no more.
    while (!(await outsideDigests.join({ id: ids.next(), organizationId, way, dueAt, createdAt }, occasion.id))) {
      ({ dueAt } = nextPeriod(dueAt, times, timeZone));
    }
  }
}

/** While they cannot be asked, alerts are told without them: people wait for the same transaction. */
export async function botNamesOf(
  { names, log }: Pick<Parts, 'names' | 'log'>,
  organizationId: string,
  botIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (botIds.length === 0) return new Map();
  try {
    return await names.bots(organizationId, botIds);
  } catch (error) {
    log.warn({ err: error, botIds }, 'alerts are told without the names of their bots');
    return new Map();
  }
}

async function ruleOf({ work, clock }: Parts, { organizationId, kind, botIds, occurredAt }: Occasion) {
  const now = clock.now();
  if (!isYounger(occurredAt, mailMaxAgeMs, now)) return null;
  const rules = await work.read({ organizationId }, async (stores) => stores.rules.all(organizationId));
  const ofKind = rules.filter((rule) => rule.kind === kind);
  return ruleFor(ofKind, botIds, now);
}
