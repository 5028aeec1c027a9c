import type { PlanAndUsageQuery } from '../../../gql/graphql.js';

type Organization = NonNullable<PlanAndUsageQuery['organization']>;

/** A plan that is offered. */
export type OfferedPlan = NonNullable<PlanAndUsageQuery['plans']>[number];

/** What the organization holds now. */
export type HeldSubscription = NonNullable<Organization['subscription']>;

/** How much of one thing is used. */
export type UsageFact = NonNullable<Organization['usage']>[number];
