import { DomainError } from '@tertulia/errors';
import { outsideRecipientsMax, reportSchedulesMax } from '@tertulia/plan-limits';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { eventOf, type Listed, type PageRequest } from '@tertulia/use-case';
import { localDayOf } from '@tertulia/metrics';
import type { Recurrence } from '../domain/recurrence.js';
import { windowOf } from '../domain/report-period.js';
import {
  planned,
  requireChoice,
  wrongTimes,
  type ReportDelivery,
  type ReportSchedule,
  type ScheduleChoice,
} from '../domain/report-schedule.js';
import { listOutsiders, outsidersMaxOf, replaceOutsiders, requireAddresses } from './manage-outsiders.js';
import { requireBots, requireVersions } from './policies.js';
import { readDirectory } from './read-directory.js';
import type { ScheduleDependencies } from './schedule-dependencies.js';
import type { ScheduleStores } from './schedule-ports.js';

/** The organization whose schedules the caller may manage. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
function organizationOfSchedules(principal: Principal): string {
  requirePermission(principal, 'reports.schedule');
  return requireOrganization(principal);
}

export async function listSchedules(
  { schedules }: ScheduleDependencies,
  principal: Principal,
): Promise<ReportSchedule[]> {
  const organizationId = organizationOfSchedules(principal);
  return schedules.read({ organizationId }, async (stores) => stores.schedules.list(organizationId));
}

/** The zone by which the organization's schedules go, for times that somebody thinks of. @throws DomainError BAD_USER_INPUT */
export async function zoneForTimes(
  { store }: Pick<ScheduleDependencies, 'store'>,
  principal: Principal,
  times: Recurrence,
): Promise<string> {
  const organizationId = organizationOfSchedules(principal);
  const [wrong] = wrongTimes(times);
  if (wrong !== undefined) throw new DomainError('BAD_USER_INPUT', { params: { detail: wrong } });
  return (await store.directory(organizationId)).timeZone;
}

/**
 * The plan says how many there may be; those that are there go on under a smaller one.
 * @throws UserInputErrors, DomainError TOO_MANY_SCHEDULES, SUBGRAPH_UNAVAILABLE, NOT_FOUND for a bot or a version that does not exist for the caller
 */
export async function createSchedule(
  deps: ScheduleDependencies,
  principal: Principal,
  { outsideAddresses = [], ...choice }: ScheduleChoice & { readonly outsideAddresses?: readonly string[] },
): Promise<ReportSchedule> {
  const organizationId = organizationOfSchedules(principal);
  const addresses = requireAddresses(outsideAddresses);
  const timeZone = await requireSchedulable(deps, principal, { choice, outsiders: addresses.length });
  const plan = await deps.exportDirectory.planOf(organizationId);
  const [max, outsidersMax] = [reportSchedulesMax[plan], outsideRecipientsMax[plan]];
  const own = { id: deps.ids.next(), organizationId, timeZone, isPaused: false, next: null, lastDay: null };
  const schedule = planned({ ...tidy(choice), ...own }, deps.clock.now());
  await deps.schedules.transact({ organizationId }, async (stores) => {
    const known = await stores.schedules.list(organizationId);
    if (known.length >= max) throw new DomainError('TOO_MANY_SCHEDULES', { params: { max } });
    await stores.schedules.save(schedule);
    await replaceOutsiders(deps, stores, { schedule, addresses, max: outsidersMax });
  });
  return schedule;
}

/** Replaces what was chosen; without `outside` the outside addresses stay. @throws UserInputErrors, DomainError NOT_FOUND, as for `replaceOutsiders` */
export async function updateSchedule(
  deps: ScheduleDependencies,
  principal: Principal,
  {
    id,
    choice,
    outside,
  }: { readonly id: string; readonly choice: ScheduleChoice; readonly outside?: readonly string[] | undefined },
): Promise<ReportSchedule> {
  const organizationId = organizationOfSchedules(principal);
  const addresses = outside === undefined ? null : requireAddresses(outside);
  const outsiders =
    addresses?.length ?? (await listOutsiders(deps, principal)).filter((one) => one.scheduleId === id).length;
  const timeZone = await requireSchedulable(deps, principal, { choice, outsiders });
  const max = addresses === null ? 0 : await outsidersMaxOf(deps, organizationId);
  return changeSchedule(deps, principal, {
    id,
    change: (known) => ({ ...known, ...tidy(choice), timeZone }),
    also: async (stores, schedule) => {
      if (addresses !== null) await replaceOutsiders(deps, stores, { schedule, addresses, max });
    },
  });
}

/** Pauses or goes on; what was due meanwhile is not made up for. @throws DomainError NOT_FOUND */
export async function pauseSchedule(
  deps: ScheduleDependencies,
  principal: Principal,
  { id, isPaused }: { readonly id: string; readonly isPaused: boolean },
): Promise<ReportSchedule> {
  return changeSchedule(deps, principal, { id, change: (known) => ({ ...known, isPaused }) });
}

/** Removes it with its history. @throws DomainError NOT_FOUND */
export async function removeSchedule(
  { schedules }: ScheduleDependencies,
  principal: Principal,
  id: string,
): Promise<void> {
  const organizationId = organizationOfSchedules(principal);
  await schedules.transact({ organizationId }, async (stores) => {
    await requireSchedule(stores, organizationId, id);
    await stores.schedules.delete(organizationId, id);
  });
}

/** Sends the report to the caller alone, as it would be made now. @throws DomainError NOT_FOUND */
export async function sendTestReport(deps: ScheduleDependencies, principal: Principal, id: string) {
  const organizationId = organizationOfSchedules(principal);
  if (principal.kind !== 'USER') throw new DomainError('FORBIDDEN');
  const createdAt = deps.clock.now();
  return deps.schedules.transact({ organizationId }, async (stores) => {
    const { period, timeZone } = await requireSchedule(stores, organizationId, id);
    const day = localDayOf(createdAt, timeZone);
    const delivery = {
      ...{ id: deps.ids.next(), organizationId, scheduleId: id, day, userId: principal.userId, isTest: true },
      isOutside: false,
      ...{ window: windowOf(period, day, timeZone), createdAt },
    };
    await deliver(deps, stores, [delivery]);
    return { delivery, timeZone };
  });
}

/** A page of what was sent of a schedule, newest first. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function listDeliveries(
  { schedules }: ScheduleDependencies,
  principal: Principal,
  { scheduleId, page }: { readonly scheduleId: string; readonly page: PageRequest },
): { readonly rows: Promise<ReportDelivery[]>; readonly countAll: Listed<ReportDelivery>['countAll'] } {
  const organizationId = organizationOfSchedules(principal);
  return {
    rows: schedules.read({ organizationId }, async (stores) =>
      stores.schedules.deliveries(organizationId, scheduleId, page),
    ),
    countAll: async () =>
      schedules.read({ organizationId }, async (stores) =>
        stores.schedules.countDeliveries(organizationId, scheduleId),
      ),
  };
}

/** Adds deliveries that are not there, and asks for the mail of each, in one transaction. */
export async function deliver(
  sources: Pick<ScheduleDependencies, 'clock' | 'ids'>,
  { schedules, events }: ScheduleStores,
  deliveries: readonly ReportDelivery[],
): Promise<void> {
  const added = await schedules.addDeliveries(deliveries);
  const due = added.map(({ id, organizationId, scheduleId, userId, isOutside }) => {
    if (!isOutside) {
      const payload = { deliveryId: id, scheduleId, userId };
      return eventOf(sources, 'analytics.report-due.v1', { organizationId, payload });
    }
    const payload = { mailId: id, recipientId: userId, kind: 'REPORT' as const };
    return eventOf(sources, 'analytics.outside-mail-due.v1', { organizationId, payload });
  });
  await events.emit(...due);
}

/** Returns the zone of the organization. */
async function requireSchedulable(
  deps: ScheduleDependencies,
  principal: Principal,
  { choice, outsiders }: { readonly choice: ScheduleChoice; readonly outsiders: number },
): Promise<string> {
  requireChoice(choice, outsiders);
  const organizationId = requireOrganization(principal);
  const directory = await readDirectory(deps, organizationId, choice.botIds);
  requireBots(principal, directory, choice.botIds);
  await requireVersions(principal, { store: deps.store, organizationId, directory }, choice.only);
  return directory.timeZone;
}

function tidy(choice: ScheduleChoice): ScheduleChoice {
  return {
    ...choice,
    name: choice.name.trim(),
    weekdays: [...new Set(choice.weekdays)].toSorted((one, other) => one - other),
    botIds: [...new Set(choice.botIds)],
    recipientIds: [...new Set(choice.recipientIds)],
  };
}

interface ScheduleChange {
  readonly id: string;
  readonly change: (known: ReportSchedule) => ReportSchedule;
  /** In the same transaction. */
  readonly also?: (stores: ScheduleStores, changed: ReportSchedule) => Promise<void>;
}

async function changeSchedule(
  { schedules, clock }: ScheduleDependencies,
  principal: Principal,
  { id, change, also }: ScheduleChange,
): Promise<ReportSchedule> {
  const organizationId = organizationOfSchedules(principal);
  return schedules.transact({ organizationId }, async (stores) => {
    const changed = planned(change(await requireSchedule(stores, organizationId, id)), clock.now());
    await stores.schedules.save(changed);
    await also?.(stores, changed);
    return changed;
  });
}

async function requireSchedule(
  { schedules }: ScheduleStores,
  organizationId: string,
  id: string,
): Promise<ReportSchedule> {
  const schedule = await schedules.lock(organizationId, id);
  if (schedule === null) throw new DomainError('NOT_FOUND');
  return schedule;
}
