import { windowOf } from '../domain/report-period.js';
import { afterRun, planned, type ReportDelivery, type ReportSchedule } from '../domain/report-schedule.js';
import { deliver } from './manage-schedules.js';
import type { ScheduleDependencies } from './schedule-dependencies.js';

type Sources = Pick<ScheduleDependencies, 'schedules' | 'clock' | 'ids'>;

/** Schedules that one transaction takes. */
const atOnce = 20;

/**
 * Makes what is due. The deliveries of a schedule, the requests of their mails and its next time are one transaction, so a process that is
 * killed leaves all of it or nothing; a schedule, a day and a person have one delivery at most, whoever runs this and however often.
 */
export async function runDueSchedules(deps: Sources): Promise<void> {
  for (;;) {
    const count = await deps.schedules.transact({ platform: 'make reports that are due' }, async (stores) => {
      const due = await stores.schedules.lockDue(deps.clock.now(), atOnce);
      const outsiders = await stores.outsiders.confirmedOf(due.map(({ id }) => id));
      for (const schedule of due) {
        const { next } = schedule;
        if (next === null) continue;
        const outside = outsiders.filter(({ scheduleId }) => scheduleId === schedule.id);
        await deliver(deps, stores, [
          ...deliveriesOf(deps, schedule, { day: next.day, isOutside: false, to: schedule.recipientIds }),
          ...deliveriesOf(deps, schedule, { day: next.day, isOutside: true, to: outside.map(({ id }) => id) }),
        ]);
        await stores.schedules.save(afterRun(schedule, next));
      }
      return due.length;
    });
    if (count === 0) return;
  }
}

function deliveriesOf(
  { clock, ids }: Sources,
  schedule: ReportSchedule,
  { day, isOutside, to }: Pick<ReportDelivery, 'day' | 'isOutside'> & { readonly to: readonly string[] },
): ReportDelivery[] {
  const { id: scheduleId, organizationId, period, timeZone } = schedule;
  const window = windowOf(period, day, timeZone);
  return to.map((userId) => ({
    ...{ id: ids.next(), organizationId, scheduleId, day, userId, isOutside, isTest: false },
    ...{ window, createdAt: clock.now() },
  }));
}

/** Plans the schedules of an organization anew if it has moved to another zone; the zone is that of its latest event. */
export async function moveSchedules(
  { schedules, clock, store }: Pick<ScheduleDependencies, 'schedules' | 'clock' | 'store'>,
  organizationId: string,
): Promise<void> {
  const { timeZone } = await store.directory(organizationId);
  await schedules.transact({ organizationId }, async (stores) => {
    for (const { id } of await stores.schedules.list(organizationId)) {
      const known = await stores.schedules.lock(organizationId, id);
      if (known !== null && known.timeZone !== timeZone) {
        await stores.schedules.save(planned({ ...known, timeZone }, clock.now()));
      }
    }
  });
}

/** Removes everything of an organization that is gone. */
export async function forgetSchedules(
  { schedules }: Pick<ScheduleDependencies, 'schedules'>,
  organizationId: string,
): Promise<void> {
  await schedules.transact({ organizationId }, async (stores) => stores.schedules.deleteOrganization(organizationId));
}
