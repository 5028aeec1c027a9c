import {
  fromGlobalId,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  createSchedule,
  listDeliveries,
  listSchedules,
  pauseSchedule,
  removeSchedule,
  sendTestReport,
  updateSchedule,
  zoneForTimes,
} from '../application/manage-schedules.js';
import { readReportFile, type FileDependencies } from '../application/read-report-file.js';
import type { ReportSchedule } from '../domain/report-schedule.js';
import { OrganizationStub } from './foreign.type.js';
import {
  choiceOf,
  CreateReportScheduleInput,
  PauseReportScheduleInput,
  RemoveReportScheduleInput,
  ReportDeliveryArgs,
  ReportTimesInput,
  SendTestReportInput,
  timesOf,
  UpdateReportScheduleInput,
} from './schedule.input.js';
import {
  asDelivery,
  asSchedule,
  asTimes,
  RemoveReportSchedulePayload,
  ReportDeliveryConnection,
  ReportFileType,
  ReportSchedulePayload,
  ReportScheduleType,
  ReportTimesType,
  SendTestReportPayload,
} from './schedule.type.js';

const inputArg = { description: 'The input.' };
const idOf = (scheduleId: string): string => fromGlobalId('reportSchedule', scheduleId);

@Resolver(() => OrganizationStub)
export class OrganizationSchedulesResolver {
  constructor(private readonly deps: FileDependencies) {}

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [ReportScheduleType], {
    nullable: true,
    description: 'The reports that are mailed regularly, for administrators; the plan says how many there may be.',
  })
  async reportSchedules(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<ReportScheduleType[]> {
    requireOwnOrganization(organization, context);
    const now = this.deps.clock.now();
    return (await listSchedules(this.deps, context.principal)).map((schedule) => asSchedule(schedule, now));
  }
}

@Resolver(() => ReportScheduleType)
export class ScheduleDeliveriesResolver {
  constructor(private readonly deps: FileDependencies) {}

  @FieldResolver(() => ReportDeliveryConnection, { nullable: true, description: 'What was sent, newest first.' })
  async deliveries(
    @Root() { uuid: scheduleId, timeZone }: ReportScheduleType,
    @Args(() => ReportDeliveryArgs) args: ReportDeliveryArgs,
    @Ctx() { principal }: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const { rows, countAll } = listDeliveries(this.deps, principal, { scheduleId, page });
    return makeConnection(
      (await rows).map((delivery) => asDelivery(delivery, timeZone)),
      page,
      { position: ({ uuid }) => ({ sortKey: uuid, id: uuid }), totalCount: countAll },
    );
  }
}

@Resolver()
export class ScheduleMutations {
  constructor(private readonly deps: FileDependencies) {}

  @Mutation(() => ReportSchedulePayload, { description: 'Schedules a report.' })
  createReportSchedule(
    @Arg('input', () => CreateReportScheduleInput, inputArg) { schedule }: CreateReportScheduleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReportSchedulePayload> {
    return this.changed(context, async () =>
      createSchedule(this.deps, context.principal, {
        ...choiceOf(schedule),
        outsideAddresses: schedule.outsideAddresses ?? [],
      }),
    );
  }

  @Mutation(() => ReportSchedulePayload, { description: 'Changes a schedule.' })
  updateReportSchedule(
    @Arg('input', () => UpdateReportScheduleInput, inputArg) { scheduleId, schedule }: UpdateReportScheduleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReportSchedulePayload> {
    const outside = schedule.outsideAddresses ?? undefined;
    const wanted = { id: idOf(scheduleId), choice: choiceOf(schedule), outside };
    return this.changed(context, async () => updateSchedule(this.deps, context.principal, wanted));
  }

  @Mutation(() => ReportSchedulePayload, {
    description: 'Lets a schedule rest or go on. What was due meanwhile is not made up for.',
  })
  pauseReportSchedule(
    @Arg('input', () => PauseReportScheduleInput, inputArg) { scheduleId, isPaused }: PauseReportScheduleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReportSchedulePayload> {
    const wanted = { id: idOf(scheduleId), isPaused };
    return this.changed(context, async () => pauseSchedule(this.deps, context.principal, wanted));
  }

  @Mutation(() => RemoveReportSchedulePayload, { description: 'Removes a schedule with its history.' })
  removeReportSchedule(
    @Arg('input', () => RemoveReportScheduleInput, inputArg) { scheduleId }: RemoveReportScheduleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RemoveReportSchedulePayload> {
    return withUserErrors<Pick<RemoveReportSchedulePayload, 'scheduleId'>>(
      context,
      async () => {
        await removeSchedule(this.deps, context.principal, idOf(scheduleId));
        return { scheduleId };
      },
      { scheduleId: null },
    );
  }

  @Mutation(() => SendTestReportPayload, { description: 'Mails the report to the caller alone, as it is now.' })
  sendTestReport(
    @Arg('input', () => SendTestReportInput, inputArg) { scheduleId }: SendTestReportInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SendTestReportPayload> {
    return withUserErrors<Pick<SendTestReportPayload, 'delivery'>>(
      context,
      async () => {
        const { delivery, timeZone } = await sendTestReport(this.deps, context.principal, idOf(scheduleId));
        return { delivery: asDelivery(delivery, timeZone) };
      },
      { delivery: null },
    );
  }

  private changed(context: SubgraphContext, change: () => Promise<ReportSchedule>): Promise<ReportSchedulePayload> {
    return withUserErrors<Pick<ReportSchedulePayload, 'schedule'>>(
      context,
      async () => ({ schedule: asSchedule(await change(), this.deps.clock.now()) }),
      { schedule: null },
    );
  }
}

@Resolver()
export class ReportTimesResolver {
  constructor(private readonly deps: FileDependencies) {}

  @Query(() => ReportTimesType, { nullable: true, description: 'When a report would be sent, before it is scheduled.' })
  async reportTimes(
    @Arg('input', () => ReportTimesInput, inputArg) input: ReportTimesInput,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ReportTimesType> {
    const times = timesOf(input);
    const timeZone = await zoneForTimes(this.deps, principal, times);
    return asTimes(times, { now: this.deps.clock.now(), timeZone });
  }
}

@Resolver()
export class ReportFileResolver {
  constructor(private readonly deps: FileDependencies) {}

  @Directive('@inaccessible')
  @Query(() => ReportFileType, {
    nullable: true,
    description: 'For services of the platform: the file of a delivery, made now; null if it is gone.',
  })
  async reportFile(
    @Arg('deliveryId', () => ID, { description: 'The delivery.' }) deliveryId: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ReportFileType | null> {
    const file = await readReportFile(this.deps, principal, fromGlobalId('reportDelivery', deliveryId));
    if (file === null) return null;
    const { content, ...told } = file;
    return Object.assign(new ReportFileType(), { ...told, base64: Buffer.from(content).toString('base64') });
  }
}
