import { DomainError, refuseInput, type UserInputError } from '@tertulia/errors';
import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { Listed, PageRequest } from '@tertulia/use-case';
import type { Alert, AlertRule, AlertState } from '../domain/alert.js';
import { isMeasured, type NotificationKind } from '../domain/kinds.js';
import { measureDefaults, type Measure } from '../domain/measure.js';
import { wrongTimes, type OutsideTimes } from '../domain/outside-digest.js';
import type { NotificationsDependencies } from './dependencies.js';
import { requireBots } from './require-bots.js';
import { rulesOf } from './rules-of.js';
import { windowMinutesMax } from './watch-figures.js';

type Parts = Pick<NotificationsDependencies, 'work' | 'ids'>;

/** The organization whose alerts the caller may see. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
function organizationOfAlerts(principal: Principal): string {
  requirePermission(principal, 'alerts.manage');
  return requireOrganization(principal);
}

/** Whether the caller may change a rule for these bots: a BOT_MANAGER only one for own bots. */
function mayManage(principal: Principal, botIds: readonly string[]): boolean {
  const own = visibleBotIds(principal);
  return own === null || (botIds.length > 0 && botIds.every((id) => own.includes(id)));
}

/** Every rule of the caller's organization; a BOT_MANAGER sees also those that hold for all bots. */
export async function listRules(deps: Parts, principal: Principal): Promise<AlertRule[]> {
  const organizationId = organizationOfAlerts(principal);
  const rules = await deps.work.transact({ organizationId }, async (stores) => rulesOf(deps, stores, organizationId));
  const own = visibleBotIds(principal);
  return rules.filter(({ botIds }) => own === null || botIds.length === 0 || botIds.some((id) => own.includes(id)));
}

/** A rule to save; a new one without `id`. */
export type WantedRule = Omit<AlertRule, 'id' | 'organizationId' | 'mutedUntil' | 'measure' | 'outsideDigest'> & {
  readonly id: string | null;
  /** Undefined where it stays as it is. */
  readonly outsideDigest: OutsideTimes | null | undefined;
  /** What differs from the usual; kinds that are not measured have none. */
  readonly measure: Partial<Measure>;
};

const limits = { minutes: 1_440, bots: 500, rules: 100 };

/** Adds a rule or changes one. @throws UserInputErrors, DomainError NOT_FOUND, FORBIDDEN, SUBGRAPH_UNAVAILABLE */
export async function saveRule(
  deps: Parts & Pick<NotificationsDependencies, 'names'>,
  principal: Principal,
  wanted: WantedRule,
): Promise<AlertRule> {
  const organizationId = organizationOfAlerts(principal);
  if (!mayManage(principal, wanted.botIds)) throw new DomainError('FORBIDDEN');
  const { forMinutes, botIds, ways } = wanted;
  const isLength = Number.isInteger(forMinutes) && forMinutes >= 0 && forMinutes <= limits.minutes;
  refuseInput([
    ...(isLength ? [] : [{ field: ['forMinutes'], code: 'INVALID_VALUE' as const }]),
    ...(botIds.length <= limits.bots ? [] : [{ field: ['botIds'], code: 'INVALID_VALUE' as const }]),
    ...measureProblems(wanted.measure),
    ...timesProblems(wanted.outsideDigest ?? null),
  ]);
  await requireBots(deps, organizationId, botIds);
  return deps.work.transact({ organizationId }, async (stores) => {
    const rules = await rulesOf(deps, stores, organizationId);
    const before = wanted.id === null ? null : rules.find(({ id }) => id === wanted.id);
    if (before === undefined || (before !== null && !mayManage(principal, before.botIds))) {
      throw new DomainError('NOT_FOUND');
    }
    if (before === null && rules.length >= limits.rules) refuseInput([{ field: null, code: 'INVALID_VALUE' }]);
    const id = before?.id ?? deps.ids.next();
    const measure = measureOf(wanted.kind, before?.measure ?? null, wanted.measure);
    refuseInput(measureProblems(measure ?? {}));
    const mutedUntil = before?.mutedUntil ?? null;
    const outsideDigest = wanted.outsideDigest === undefined ? (before?.outsideDigest ?? null) : wanted.outsideDigest;
    const rule = { ...wanted, id, organizationId, mutedUntil, measure, outsideDigest, ways: [...new Set(ways)] };
    await stores.rules.save([rule]);
    return rule;
  });
}

function timesProblems(times: OutsideTimes | null): UserInputError[] {
  const fields = times === null ? [] : wrongTimes(times);
  return fields.map((field) => ({ field: ['outsideDigest', field], code: 'INVALID_VALUE' }));
}

/** The measure that a rule gets; null for kinds that are not measured. */
export function measureOf(kind: NotificationKind, before: Measure | null, wanted: Partial<Measure>): Measure | null {
  return isMeasured(kind) ? { ...measureDefaults[kind], ...before, ...wanted } : null;
}

/** The bounds of each field; a repetition sooner than an hour would end in summaries. */
const measureBounds: Readonly<Record<keyof Measure, readonly [least: number, most: number]>> = {
  threshold: [0, 1_000_000],
  windowMinutes: [1, windowMinutesMax],
  minimumSample: [0, 1_000_000],
  resolveBelow: [0, 1_000_000],
  repeatEveryMinutes: [60, 10_080],
};

/** What is out of bounds, and a rule that would never be over. */
export function measureProblems(measure: Partial<Measure>): UserInputError[] {
  const { threshold, resolveBelow } = measure;
  const wrong = Object.entries(measureBounds).flatMap(([field, [least, most]]) => {
    const value = measure[field as keyof Measure];
    if (value === undefined || value === null) return [];
    const isWhole = Number.isInteger(value) || field === 'threshold' || field === 'resolveBelow';
    return isWhole && value >= least && value <= most ? [] : [field];
  });
  const isNeverOver = threshold !== undefined && resolveBelow !== undefined && resolveBelow > threshold;
  const fields = isNeverOver ? [...wrong, 'resolveBelow'] : wrong;
  return fields.map((field) => ({ field: ['measure', field], code: 'INVALID_VALUE' }));
}

/** Tells nobody by this rule until that time; null ends it. @throws DomainError NOT_FOUND */
export async function muteRule(
  deps: Parts,
  principal: Principal,
  { ruleId, until }: { readonly ruleId: string; readonly until: Date | null },
): Promise<AlertRule> {
  const organizationId = organizationOfAlerts(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    const rule = { ...(await requireRule(deps, principal, { stores, ruleId })), mutedUntil: until };
    await stores.rules.save([rule]);
    return rule;
  });
}

/** A rule that the caller may change. @throws DomainError NOT_FOUND */
export async function requireOwnRule(deps: Parts, principal: Principal, ruleId: string): Promise<AlertRule> {
  const organizationId = organizationOfAlerts(principal);
  return deps.work.transact({ organizationId }, async (stores) => requireRule(deps, principal, { stores, ruleId }));
}

/** Returns the id of the deleted rule. @throws DomainError NOT_FOUND */
export async function deleteRule(deps: Parts, principal: Principal, ruleId: string): Promise<string> {
  const organizationId = organizationOfAlerts(principal);
  await deps.work.transact({ organizationId }, async (stores) => {
    await requireRule(deps, principal, { stores, ruleId });
    await stores.rules.delete(organizationId, ruleId);
  });
  return ruleId;
}

async function requireRule(
  deps: Parts,
  principal: Principal,
  { stores, ruleId }: { readonly stores: Parameters<typeof rulesOf>[1]; readonly ruleId: string },
): Promise<AlertRule> {
  const rules = await rulesOf(deps, stores, requireOrganization(principal));
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule === undefined || !mayManage(principal, rule.botIds)) throw new DomainError('NOT_FOUND');
  return rule;
}

/** A page of the alerts of the caller's organization, newest first; all of them, whatever bots they concern, for administrators only. */
export async function listAlerts(
  { work }: Pick<NotificationsDependencies, 'work'>,
  principal: Principal,
  { state, page }: { readonly state: AlertState | null; readonly page: PageRequest },
): Promise<Listed<Alert>> {
  const organizationId = organizationOfAlerts(principal);
  const own = visibleBotIds(principal);
  const filter = { state, botIds: own };
  return {
    rows: await work.read({ organizationId }, async ({ alerts }) => alerts.list(organizationId, filter, page)),
    countAll: async () => work.read({ organizationId }, async ({ alerts }) => alerts.count(organizationId, filter)),
  };
}
