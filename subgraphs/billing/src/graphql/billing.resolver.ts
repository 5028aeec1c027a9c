import { planCodes } from '@tertulia/plan-limits';
import {
  ForwardPageArgs,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { changePlan, previewPlanChange, setLimitPolicy } from '../application/change-plan.js';
import type { BillingDependencies } from '../application/dependencies.js';
import { currentSubscription, currentUsage, usageLedger } from '../application/read-billing.js';
import type { PlanSubscription } from '../domain/subscription.js';
import { ChangePlanInput, SetLimitPolicyInput } from './billing.input.js';
import { ChangePlanPayload, PreviewPlanChangePayload } from './billing.payload.js';
import {
  asPlan,
  PlanChangePreviewType,
  PlanSubscriptionType,
  PlanType,
  UsageEntryConnection,
  UsageEntryType,
  UsageType,
} from './billing.type.js';
import { OrganizationStub } from './foreign.type.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class PlanResolver {
  constructor(private readonly deps: BillingDependencies) {}

  @Query(() => [PlanType], { nullable: true, description: 'The plans, from the smallest up; public.' })
  plans(): PlanType[] {
    return planCodes.map(asPlan);
  }

  @Mutation(() => PreviewPlanChangePayload, { description: 'The cost of a change of plan; changes nothing.' })
  previewPlanChange(
    @Arg('input', () => ChangePlanInput, inputArg) input: ChangePlanInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PreviewPlanChangePayload> {
    return withUserErrors<Pick<PreviewPlanChangePayload, 'preview'>>(
      context,
      async () => {
        const choice = { planCode: input.plan, interval: input.interval };
        const preview = await previewPlanChange(this.deps, context.principal, choice);
        return { preview: Object.assign(new PlanChangePreviewType(), { preview }) };
      },
      { preview: null },
    );
  }

  @Mutation(() => ChangePlanPayload, {
    description: 'Changes the plan. A larger plan takes effect at once, a smaller one when the period ends.',
  })
  changePlan(
    @Arg('input', () => ChangePlanInput, inputArg) input: ChangePlanInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ChangePlanPayload> {
    const choice = { planCode: input.plan, interval: input.interval };
    return changed(context, () => changePlan(this.deps, context.principal, choice));
  }

  @Mutation(() => ChangePlanPayload, { description: 'Sets what happens at the limit.' })
  setLimitPolicy(
    @Arg('input', () => SetLimitPolicyInput, inputArg) input: SetLimitPolicyInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ChangePlanPayload> {
    return changed(context, () => setLimitPolicy(this.deps, context.principal, input.policy));
  }
}

function changed(context: SubgraphContext, run: () => Promise<PlanSubscription>): Promise<ChangePlanPayload> {
  return withUserErrors<Pick<ChangePlanPayload, 'subscription'>>(
    context,
    async () => ({ subscription: Object.assign(new PlanSubscriptionType(), await run()) }),
    { subscription: null },
  );
}

@Resolver(() => OrganizationStub)
export class OrganizationBillingResolver {
  constructor(private readonly deps: BillingDependencies) {}

  @FieldResolver(() => PlanSubscriptionType, { nullable: true, description: 'Its chosen plan.' })
  async subscription(@Root() organization: Foreign, @Ctx() context: SubgraphContext) {
    requireOwnOrganization(organization, context);
    return Object.assign(new PlanSubscriptionType(), await currentSubscription(this.deps, context.principal));
  }

  @FieldResolver(() => [UsageType], {
    nullable: true,
    description: 'The usage of each limit in the current period.',
  })
  async usage(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<UsageType[]> {
    requireOwnOrganization(organization, context);
    const usage = await currentUsage(this.deps, context.principal);
    return usage.map((one) => Object.assign(new UsageType(), one));
  }

  @FieldResolver(() => UsageEntryConnection, { nullable: true, description: 'The usage ledger, newest first.' })
  async usageLedger(
    @Root() organization: Foreign,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    const ledger = await usageLedger(this.deps, context.principal, page);
    const rows = ledger.rows.map((entry) => Object.assign(new UsageEntryType(), entry));
    return makeConnection(rows, page, {
      position: (entry) => ({ sortKey: entry.id, id: entry.id }),
      totalCount: ledger.countAll,
    });
  }
}
