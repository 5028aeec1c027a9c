import type { PlanAndUsageQuery } from '../../../gql/graphql.js';

type Organization = NonNullable<PlanAndUsageQuery['organization']>;

/** A plan that is offered. */
export type OfferedPlan = PlanAndUsageQuery['plans'][number];

/** What the organization holds now. */
export type HeldSubscription = Organization['subscription'];

/** How much of one thing is used. */
export type UsageFact = Organization['usage'][number];
