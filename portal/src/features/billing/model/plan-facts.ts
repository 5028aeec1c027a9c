import type { PlanAndUsageQuery } from '../../../gql/graphql.js';

type Organization = NonNullable<PlanAndUsageQuery['organization']>;

/** A plan that is offered. */
export type OfferedPlan = NonNullable<PlanAndUsageQuery['plans']>[number];

/** The organization's current subscription. */
export type CurrentSubscription = NonNullable<Organization['subscription']>;

/** The usage of one limit. */
export type UsageFact = NonNullable<Organization['usage']>[number];
