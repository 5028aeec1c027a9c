import {
  planCatalogue,
  planCodes,
  planEntitlements,
  trialEntitlements,
  type Entitlements,
  type PlanCode,
} from '@tertulia/plan-limits';
import { DateTime } from 'luxon';

export type BillingInterval = 'MONTHLY' | 'YEARLY';
export type SubscriptionStatus = 'TRIAL' | 'ACTIVE' | 'PAST_DUE' | 'CANCELLED';
export type LimitPolicy = 'SOFT' | 'HARD';

/** The plan that an organization has chosen, and the current counting period. */
export interface PlanSubscription {
  organizationId: string;
  planCode: PlanCode;
  interval: BillingInterval;
  status: SubscriptionStatus;
  trialEndsAt: Date | null;
  /** Usage is counted from here ... */
  periodStart: Date;
  /** ... to here, half-open. */
  periodEnd: Date;
  policy: LimitPolicy;
  /** A smaller plan that takes effect when the period ends. */
  pendingPlanCode: PlanCode | null;
  pendingInterval: BillingInterval | null;
}

/** Every organization starts with a trial, without a card. */
export function startTrial(organizationId: string, now: Date): PlanSubscription {
  const { periodEnd, policy } = trialEntitlements(now);
  const ends = new Date(periodEnd);
  return {
    organizationId,
    planCode: 'PROFESSIONAL',
    interval: 'MONTHLY',
    status: 'TRIAL',
    trialEndsAt: ends,
    periodStart: now,
    periodEnd: ends,
    policy,
    pendingPlanCode: null,
    pendingInterval: null,
  };
}

/** The entitlements of the subscription, as published to other subgraphs. */
export function entitlementsOf(subscription: PlanSubscription): Entitlements {
  const period = { start: subscription.periodStart, end: subscription.periodEnd };
  const granted = planEntitlements(subscription.planCode, period, subscription.policy);
  return { ...granted, isTrial: subscription.status === 'TRIAL' };
}

/**
 * Usage is counted by the month, whatever the billing interval; months end on the day of the month on which they
 * started, or on the last day.
 */
export function monthAfter(start: Date): Date {
  return DateTime.fromJSDate(start, { zone: 'utc' }).plus({ months: 1 }).toJSDate();
}

/** The subscription at a later moment: ended periods are closed, a pending plan takes effect, and a trial falls back. */
export function rolledTo(subscription: PlanSubscription, now: Date): PlanSubscription {
  let rolled = subscription;
  while (rolled.periodEnd.getTime() <= now.getTime()) rolled = nextPeriod(rolled);
  return rolled;
}

/**
 * The subscription of an organization at a moment. If the event of its creation has not arrived yet, such as in the
 * response to that creation, it is the trial that will be stored.
 */
export function subscriptionAt(stored: PlanSubscription | null, organizationId: string, now: Date): PlanSubscription {
  return stored === null ? startTrial(organizationId, now) : rolledTo(stored, now);
}

function nextPeriod(ended: PlanSubscription): PlanSubscription {
  const periodStart = ended.periodEnd;
  const isTrial = ended.status === 'TRIAL';
  return {
    ...ended,
    planCode: ended.pendingPlanCode ?? (isTrial ? 'STARTER' : ended.planCode),
    interval: ended.pendingInterval ?? ended.interval,
    // A trial that ends without a choice continues within the smallest plan until one is chosen.
    status: isTrial && ended.pendingPlanCode === null ? 'PAST_DUE' : isTrial ? 'ACTIVE' : ended.status,
    periodStart,
    periodEnd: monthAfter(periodStart),
    pendingPlanCode: null,
    pendingInterval: null,
  };
}

export interface PlanChoice {
  planCode: PlanCode;
  interval: BillingInterval;
}

export interface PlanChangePreview extends PlanChoice {
  /** US cents due at once: the new plan's share of the remaining period, minus the old one's. */
  dueNowMinor: number;
  nextChargeMinor: number;
  nextChargeAt: Date;
  /** False for a smaller plan: it takes effect when the period ends. */
  isImmediate: boolean;
  effectiveAt: Date;
}

export function priceOf(choice: PlanChoice): number {
  const plan = planCatalogue[choice.planCode];
  return (choice.interval === 'YEARLY' ? plan.yearly : plan.monthly).amountMinor;
}

/** The cost of a change and when it takes effect. Whole cents, rounded half up. */
export function previewChange(subscription: PlanSubscription, choice: PlanChoice, now: Date): PlanChangePreview {
  const nextChargeMinor = priceOf(choice);
  if (subscription.status !== 'ACTIVE') {
    const nextChargeAt = billingEnd(choice.interval, now);
    return {
      ...choice,
      dueNowMinor: nextChargeMinor,
      nextChargeMinor,
      nextChargeAt,
      isImmediate: true,
      effectiveAt: now,
    };
  }
  const { periodEnd } = subscription;
  if (!isUpgrade(subscription, choice)) {
    return {
      ...choice,
      dueNowMinor: 0,
      nextChargeMinor,
      nextChargeAt: periodEnd,
      isImmediate: false,
      effectiveAt: periodEnd,
    };
  }
  const share = remainingShare(subscription, now);
  const dueNowMinor = Math.max(0, Math.round((nextChargeMinor - priceOf(subscription)) * share));
  return { ...choice, dueNowMinor, nextChargeMinor, nextChargeAt: periodEnd, isImmediate: true, effectiveAt: now };
}

/** The subscription after the choice. */
export function changedTo(subscription: PlanSubscription, choice: PlanChoice, now: Date): PlanSubscription {
  const preview = previewChange(subscription, choice, now);
  if (!preview.isImmediate) {
    return { ...subscription, pendingPlanCode: choice.planCode, pendingInterval: choice.interval };
  }
  const isFirst = subscription.status !== 'ACTIVE';
  return {
    ...subscription,
    planCode: choice.planCode,
    interval: choice.interval,
    status: 'ACTIVE',
    trialEndsAt: null,
    periodStart: isFirst ? now : subscription.periodStart,
    periodEnd: isFirst ? monthAfter(now) : subscription.periodEnd,
    pendingPlanCode: null,
    pendingInterval: null,
  };
}

export function isSameChoice(subscription: PlanSubscription, choice: PlanChoice): boolean {
  return (
    subscription.status === 'ACTIVE' &&
    subscription.planCode === choice.planCode &&
    subscription.interval === choice.interval
  );
}

function isUpgrade(from: PlanChoice, to: PlanChoice): boolean {
  const rank = (choice: PlanChoice): number =>
    planCodes.indexOf(choice.planCode) * 2 + (choice.interval === 'YEARLY' ? 1 : 0);
  return rank(to) > rank(from);
}

function remainingShare(subscription: PlanSubscription, now: Date): number {
  const whole = subscription.periodEnd.getTime() - subscription.periodStart.getTime();
  const left = subscription.periodEnd.getTime() - now.getTime();
  return Math.min(1, Math.max(0, left / whole));
}

function billingEnd(interval: BillingInterval, from: Date): Date {
  return interval === 'YEARLY'
    ? DateTime.fromJSDate(from, { zone: 'utc' }).plus({ years: 1 }).toJSDate()
    : monthAfter(from);
}
