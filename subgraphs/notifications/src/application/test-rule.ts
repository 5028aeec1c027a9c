import { refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { isMeasured, type MeasuredKind } from '../domain/kinds.js';
import type { Measure, Totals } from '../domain/measure.js';
import { testedHours, testedRule, trafficTotals, usualHours, type TestedHour } from '../domain/rule-test.js';
import type { NotificationsDependencies } from './dependencies.js';
import { measureOf, requireOwnRule, measureProblems } from './manage-rules.js';

type Parts = Pick<NotificationsDependencies, 'work' | 'ids' | 'clock' | 'history'>;
const hourMs = 3_600_000;

/** What a rule would have told in the last week. */
export interface RuleTest {
  readonly hours: readonly TestedHour[];
  readonly timesTold: number;
}

/**
 * Compares the last week, hour by hour, with a rule whose measure is changed by `wanted`; nothing is stored. Bots of a rule are counted
 * together here, and each hour stands for its window.
 * @throws UserInputErrors, DomainError NOT_FOUND, SUBGRAPH_UNAVAILABLE
 */
export async function testRule(
  deps: Parts,
  principal: Principal,
  { ruleId, wanted }: { readonly ruleId: string; readonly wanted: Partial<Measure> },
): Promise<RuleTest> {
  const rule = await requireOwnRule(deps, principal, ruleId);
  const { kind, organizationId, botIds, forMinutes } = rule;
  const measure = measureOf(kind, rule.measure, wanted);
  refuseInput(measureProblems(measure ?? wanted));
  if (!isMeasured(kind) || measure === null) throw new UserInputErrors([{ field: ['ruleId'], code: 'INVALID_VALUE' }]);
  const untilMs = Math.floor(deps.clock.now().getTime() / hourMs) * hourMs;
  const from = new Date(untilMs - testedHours * hourMs);
  const totals = await totalsOfWeek(deps, { organizationId, botIds, kind, measure, from });
  return testedRule({ kind, measure, patience: { ...measure, forMinutes } }, { from, totals });
}

interface Week {
  readonly organizationId: string;
  readonly botIds: readonly string[];
  readonly kind: MeasuredKind;
  readonly measure: Measure;
  readonly from: Date;
}

async function totalsOfWeek({ work, history }: Parts, week: Week): Promise<Totals[]> {
  const { organizationId, botIds, kind, measure, from } = week;
  if (kind !== 'NO_TRAFFIC') return history.hours(organizationId, { botIds, from, count: testedHours });
  const since = new Date(from.getTime() - usualHours * hourMs);
  const byHour = await work.read({ organizationId }, async ({ counts }) =>
    counts.conversationsByHour(organizationId, { botIds, since }),
  );
  const conversations = Array.from(
    { length: usualHours + testedHours },
    (_, index) => byHour.get(since.getTime() + index * hourMs) ?? 0,
  );
  const nothing = { answers: 0, failures: 0, unanswered: 0, p95Ms: null };
  return trafficTotals(conversations, measure.windowMinutes).map((traffic) => ({ ...nothing, ...traffic }));
}
