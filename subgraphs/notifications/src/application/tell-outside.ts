import { ruleFor } from '../domain/alert.js';
import { kindDefaults, outWays, type Facts, type OutWay } from '../domain/kinds.js';
import { isYounger, mailMaxAgeMs, type Occasion } from '../domain/notification.js';
import { pathOf, textsOf } from '../domain/notification-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { OutsideNews } from './outside-ports.js';

type Parts = Pick<NotificationsDependencies, 'work' | 'clock' | 'names' | 'log'>;

/**
 * What other systems are told of an occasion, in the language of the organization. Null where no rule names them, or when it happened too long ago
 * to be news. It asks others, so it is called outside of a transaction.
 */
export async function outsideNewsOf(deps: Parts, occasion: Occasion, locale: 'es' | 'en'): Promise<OutsideNews | null> {
  const { organizationId, kind, botIds, facts } = occasion;
  const ways = await waysOf(deps, occasion);
  if (ways.length === 0) return null;
  const { title, body: text } = textsOf(occasion, locale);
  return {
    ...{ ways, severity: kindDefaults[kind].severity, notice: noticeOf(occasion) },
    botName: await botNameOf(deps, organizationId, botIds[0]),
    ...{ figure: numberIn(facts, 'value') ?? numberIn(facts, 'percent'), threshold: numberIn(facts, 'threshold') },
    ...{ title, text, path: pathOf(occasion, 'ORGANIZATION_ADMIN') },
  };
}

/** While it cannot be asked, an alert is told without it: people wait for the same transaction. */
async function botNameOf({ names, log }: Parts, organizationId: string, botId: string | undefined) {
  if (botId === undefined) return null;
  try {
    return (await names.bots(organizationId, [botId])).get(botId) ?? null;
  } catch (error) {
    log.warn({ err: error, botId }, 'an alert is told without the name of its bot');
    return null;
  }
}

async function waysOf({ work, clock }: Parts, occasion: Occasion): Promise<OutWay[]> {
  const { organizationId, kind, botIds, occurredAt } = occasion;
  const now = clock.now();
  if (!isYounger(occurredAt, mailMaxAgeMs, now)) return [];
  const rules = await work.read({ organizationId }, async (stores) => stores.rules.all(organizationId));
  const ofKind = rules.filter((rule) => rule.kind === kind);
  const named = ruleFor(ofKind, botIds, now)?.ways ?? [];
  return outWays.filter((way) => named.includes(way));
}

const notices: readonly OutsideNews['notice'][] = ['BEGAN', 'AGAIN', 'OVER', 'SUMMARY'];

function noticeOf({ facts, alertId }: Occasion): OutsideNews['notice'] {
  return notices.find((notice) => notice === facts['notice']) ?? (alertId === null ? 'ONCE' : 'BEGAN');
}

function numberIn(facts: Facts, name: string): number | null {
  const fact = facts[name];
  return typeof fact === 'number' ? fact : null;
}
