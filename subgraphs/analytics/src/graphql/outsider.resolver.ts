import { fromGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { changeOutsider, listOutsiders, readInvitation, resendInvitation } from '../application/manage-outsiders.js';
import type { FileDependencies } from '../application/read-report-file.js';
import type { OutsideRecipient, OutsiderChange } from '../domain/outside-recipient.js';
import {
  asInvitation,
  asOutsider,
  OutsideRecipientType,
  OutsiderChangeEnum,
  ReportInvitationType,
  ResendReportInvitationPayload,
} from './outsider.type.js';
import { ResendReportInvitationInput } from './schedule.input.js';
import { ReportDeliveryType, ReportScheduleType } from './schedule.type.js';

const idOf = (id: string): string => fromGlobalId('outsideRecipient', id);

/** One read for every schedule and delivery of a request. */
async function outsidersOf(deps: FileDependencies, context: SubgraphContext): Promise<readonly OutsideRecipient[]> {
  const loader = context.loader('outsideRecipients', async (keys: readonly 'all'[]) => {
    const all = await listOutsiders(deps, context.principal);
    return keys.map(() => all);
  });
  return loader.load('all');
}

@Resolver(() => ReportScheduleType)
export class ScheduleOutsidersResolver {
  constructor(private readonly deps: FileDependencies) {}

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [OutsideRecipientType], {
    nullable: true,
    description: 'Addresses outside the organization. Only confirmed ones get the report.',
  })
  async outsideRecipients(
    @Root() { uuid }: ReportScheduleType,
    @Ctx() context: SubgraphContext,
  ): Promise<OutsideRecipientType[]> {
    const now = this.deps.clock.now();
    const all = await outsidersOf(this.deps, context);
    return all.filter(({ scheduleId }) => scheduleId === uuid).map((one) => asOutsider(one, now));
  }
}

@Resolver(() => ReportDeliveryType)
export class DeliveryOutsiderResolver {
  constructor(private readonly deps: FileDependencies) {}

  @FieldResolver(() => OutsideRecipientType, {
    nullable: true,
    description: 'The address outside the organization; null for a member, and for an address that was removed.',
  })
  async outsideRecipient(
    @Root() { outsiderId }: ReportDeliveryType,
    @Ctx() context: SubgraphContext,
  ): Promise<OutsideRecipientType | null> {
    if (outsiderId === null) return null;
    const found = (await outsidersOf(this.deps, context)).find(({ id }) => id === outsiderId);
    return found === undefined ? null : asOutsider(found, this.deps.clock.now());
  }
}

@Resolver()
export class OutsiderMutations {
  constructor(private readonly deps: FileDependencies) {}

  @Mutation(() => ResendReportInvitationPayload, {
    nullable: true,
    description: 'Asks an address outside the organization once more whether it wants the report.',
  })
  resendReportInvitation(
    @Arg('input', () => ResendReportInvitationInput, { description: 'The input.' })
    { outsideRecipientId }: ResendReportInvitationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ResendReportInvitationPayload> {
    return withUserErrors<Pick<ResendReportInvitationPayload, 'outsideRecipient'>>(
      context,
      async () => {
        const again = await resendInvitation(this.deps, context.principal, idOf(outsideRecipientId));
        return { outsideRecipient: asOutsider(again, this.deps.clock.now()) };
      },
      { outsideRecipient: null },
    );
  }

  @Directive('@inaccessible')
  @Query(() => ReportInvitationType, {
    nullable: true,
    description: 'For services of the platform: what an outside address is asked; null if there is nothing to ask.',
  })
  async reportInvitation(
    @Arg('outsideRecipientId', () => ID, { description: 'The recipient.' }) id: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ReportInvitationType | null> {
    const invitation = await readInvitation(this.deps, principal, idOf(id));
    return invitation === null ? null : asInvitation(invitation);
  }

  @Directive('@inaccessible')
  @Mutation(() => OutsideRecipientType, {
    nullable: true,
    description:
      'For services of the platform: what whoever reads the mails of an outside address asks for; null if it was removed.',
  })
  async changeOutsideRecipient(
    @Arg('outsideRecipientId', () => ID, { description: 'The recipient.' }) id: string,
    @Arg('change', () => OutsiderChangeEnum, { description: 'What is asked for.' }) change: OutsiderChange,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<OutsideRecipientType | null> {
    const changed = await changeOutsider(this.deps, principal, { recipientId: idOf(id), change });
    return changed === null ? null : asOutsider(changed, this.deps.clock.now());
  }
}
