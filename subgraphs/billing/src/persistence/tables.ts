import { defineEntity, p } from '@mikro-orm/core';
import { outboxEntities } from '@tertulia/persistence';
import type { PlanCode } from '@tertulia/plan-limits';
import type { BillingInterval, LimitPolicy, SubscriptionStatus } from '../domain/subscription.js';
import type { UsageKind } from '../domain/usage.js';

export const SubscriptionTable = defineEntity({
  name: 'SubscriptionTable',
  tableName: 'plan_subscription',
  properties: {
    organizationId: p.uuid().primary(),
    planCode: p.text().$type<PlanCode>(),
    interval: p.text().$type<BillingInterval>(),
    status: p.text().$type<SubscriptionStatus>(),
    trialEndsAt: p.datetime().nullable(),
    periodStart: p.datetime(),
    periodEnd: p.datetime(),
    policy: p.text().$type<LimitPolicy>(),
    pendingPlanCode: p.text().$type<PlanCode>().nullable(),
    pendingInterval: p.text().$type<BillingInterval>().nullable(),
  },
});

export const UsageEntryTable = defineEntity({
  name: 'UsageEntryTable',
  tableName: 'usage_entry',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    kind: p.text().$type<UsageKind>(),
    amount: p.integer(),
    at: p.datetime(),
    reason: p.text(),
    reference: p.text(),
    periodStart: p.datetime().nullable(),
  },
});

export const billingEntities = [SubscriptionTable, UsageEntryTable, ...outboxEntities];
