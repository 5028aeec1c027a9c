import { ruleFor, type AlertRule } from '../domain/alert.js';
import { isMeasured, measuredKinds, type Facts, type MeasuredKind } from '../domain/kinds.js';
import {
  emptyCounted,
  figureOf,
  measureDefaults,
  totalsOf,
  verdictOf,
  type Counted,
  type Figure,
  type Measure,
} from '../domain/measure.js';
import { looked, unwatched, type Notice } from '../domain/watch.js';
import { countsKeptMs } from './count-events.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores, WatchedBot } from './ports.js';
import { raiseOccasion } from './raise-occasion.js';
import { rulesOf } from './rules-of.js';

type Parts = Pick<NotificationsDependencies, 'clock' | 'ids' | 'work' | 'occasionQueue' | 'graphIdOfBot'>;

const minuteMs = 60_000;
/** The longest window of a rule. */
export const windowMinutesMax = 240;
/** Who has no traffic is looked for this often. */
const quietEveryMinutes = 15;

/**
 * Compares what was counted with the rules and tells people what has begun and what is over. Meant for twice a minute; the minute that runs
 * counts too. A look that is left out is made up for by the next one.
 */
export async function watchFigures(deps: Parts): Promise<void> {
  const now = deps.clock.now();
  const until = new Date((Math.floor(now.getTime() / minuteMs) + 1) * minuteMs);
  const organizationIds = await deps.work.read({ platform: 'find figures to watch' }, async ({ counts }) => {
    const restless = await counts.restless(ago(until, windowMinutesMax * minuteMs));
    const isQuietLookedAt = Math.floor(now.getTime() / minuteMs) % quietEveryMinutes === 0;
    const usual = isQuietLookedAt ? await counts.withUsualTraffic(ago(until, countsKeptMs.hours)) : [];
    return new Set([...restless, ...usual]);
  });
  for (const organizationId of organizationIds) {
    await deps.work.transact({ organizationId }, async (stores) =>
      watchOrganization(deps, stores, { organizationId, now, until }),
    );
  }
  if (organizationIds.size > 0) deps.occasionQueue.wake();
}

interface Look {
  readonly organizationId: string;
  readonly now: Date;
  /** The end of the minute that runs. */
  readonly until: Date;
}

async function watchOrganization(deps: Parts, stores: Stores, look: Look): Promise<void> {
  const rules = (await rulesOf(deps, stores, look.organizationId)).filter(({ kind }) => isMeasured(kind));
  const watches = await stores.counts.watches(look.organizationId);
  const counted = await countedBy(stores, rules, look);
  const bots = new Set([
    ...watches.map(({ botId }) => botId),
    ...[...counted.values()].flatMap((by) => [...by.keys()]),
  ]);
  for (const kind of measuredKinds) {
    const own = rules.filter((rule) => rule.kind === kind);
    for (const botId of bots) {
      const known = watches.find((one) => one.kind === kind && one.botId === botId) ?? null;
      const rule = ruleFor(own, [botId], look.now);
      if (rule === null) await stopWatching(stores, known, look);
      else {
        const measure = rule.measure ?? measureDefaults[kind];
        const figure = figureOf(kind, totalsOf(counted.get(measure.windowMinutes)?.get(botId) ?? emptyCounted));
        await watchBot(deps, stores, { ...look, kind, botId, rule, measure, figure, known });
      }
    }
  }
}

/** By the length of the window and by bot. */
async function countedBy(
  { counts }: Stores,
  rules: readonly AlertRule[],
  { organizationId, until }: Look,
): Promise<ReadonlyMap<number, ReadonlyMap<string, Counted>>> {
  const found = new Map<number, ReadonlyMap<string, Counted>>();
  for (const windowMinutes of new Set(rules.flatMap(({ measure }) => measure?.windowMinutes ?? []))) {
    const window = { windowMinutes, until };
    const sums = await counts.sums(organizationId, window);
    const isUsualAsked = rules.some(
      (rule) => rule.kind === 'NO_TRAFFIC' && rule.measure?.windowMinutes === windowMinutes,
    );
    const usual = isUsualAsked ? await counts.usualWeeks(organizationId, window) : new Map<string, number>();
    const bots = new Set([...sums.keys(), ...usual.keys()]);
    found.set(
      windowMinutes,
      new Map(
        [...bots].map((botId) => [botId, { ...(sums.get(botId) ?? emptyCounted), usualWeeks: usual.get(botId) ?? 0 }]),
      ),
    );
  }
  return found;
}

interface BotLook extends Look {
  readonly kind: MeasuredKind;
  readonly botId: string;
  readonly rule: AlertRule;
  readonly measure: Measure;
  readonly figure: Figure;
  readonly known: WatchedBot | null;
}

async function watchBot(deps: Parts, stores: Stores, look: BotLook): Promise<void> {
  const { organizationId, kind, botId, rule, measure, figure, known, now } = look;
  const before = known?.watch ?? unwatched;
  const { watch, notice } = looked(before, {
    verdict: verdictOf(kind, figure, measure),
    patience: { forMinutes: rule.forMinutes, repeatEveryMinutes: measure.repeatEveryMinutes },
    nowMs: now.getTime(),
  });
  if (notice === null && watch.state === before.state) return;
  const subject = { organizationId, kind, subject: botId };
  let alertId = known?.alertId ?? null;
  if (watch.state === 'FIRING' && alertId === null) {
    alertId = deps.ids.next();
    const facts = factsOf(deps, look, 'BEGAN');
    const alert = {
      ...subject,
      id: alertId,
      botIds: [botId],
      state: 'FIRING',
      since: now,
      dueAt: now,
      facts,
    } as const;
    await stores.alerts.open({ ...alert, overAt: null });
  } else if (watch.state === 'OK' && alertId !== null) {
    await stores.alerts.close(subject, now);
    alertId = null;
  }
  await stores.counts.saveWatch(organizationId, { kind, botId, watch, alertId });
  if (notice !== null) await tell(deps, stores, { ...look, notice, alertId });
}

/** What is over or keeps changing is told whatever became of its alert since. */
async function tell(
  deps: Parts,
  stores: Stores,
  { notice, alertId, ...look }: BotLook & { readonly notice: Notice; readonly alertId: string | null },
): Promise<void> {
  const { organizationId, kind, botId, now } = look;
  await raiseOccasion(deps, stores, {
    ...{ organizationId, kind, botIds: [botId], occurredAt: now },
    ...{ key: `${kind} ${botId} ${now.getTime()}`, facts: factsOf(deps, look, notice) },
    alertId: notice === 'BEGAN' || notice === 'AGAIN' ? alertId : null,
  });
}

/** Figures as people read them: one digit after the point. */
function factsOf({ graphIdOfBot }: Parts, { botId, measure, figure }: BotLook, notice: Notice): Facts {
  const value = Math.round(10 * (figure.value ?? 0)) / 10;
  const { windowMinutes: minutes, threshold } = measure;
  return { bot: graphIdOfBot(botId), notice, value, threshold, minutes, hours: Math.round(minutes / 60) };
}

/** No rule holds any more, or it is muted: what is open ends, and nobody is told. */
async function stopWatching(stores: Stores, known: WatchedBot | null, { organizationId, now }: Look): Promise<void> {
  if (known === null) return;
  const { kind, botId } = known;
  if (known.alertId !== null) await stores.alerts.close({ organizationId, kind, subject: botId }, now);
  await stores.counts.deleteWatch(organizationId, known);
}

function ago(time: Date, ms: number): Date {
  return new Date(time.getTime() - ms);
}
