'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { PlanAndUsageDocument } from '../../../gql/graphql.js';
import { ErrorState, PageHeader, Panel, Skeleton } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { LimitPolicyChoice } from './limit-policy-choice.js';
import { PlanCards } from './plan-cards.js';
import { SubscriptionNote } from './subscription-note.js';
import { UsageList } from './usage-list.js';

/** What the organization pays for, how much of it is used, and how to change it. */
export function PlanPage() {
  return (
    <Requires action="billing.read">
      <PlanScreen />
    </Requires>
  );
}

function PlanScreen() {
  const t = useTranslations('billing');
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <PlanSections />
    </>
  );
}

function PlanSections() {
  const t = useTranslations('billing');
  const canManage = usePermission('billing.manage');
  const { data, error, refetch } = useQuery(PlanAndUsageDocument);
  const plans = data?.plans;
  const subscription = data?.organization?.subscription;
  const usage = data?.organization?.usage;
  if (plans == null || subscription == null || usage == null) {
    if (error !== undefined) {
      return <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
    }
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
        <Skeleton className="h-44 rounded-panel" />
        <div className="grid gap-4 lg:grid-cols-3">
          {[0, 1, 2].map((card) => (
            <Skeleton key={card} className="h-80 rounded-panel" />
          ))}
        </div>
      </div>
    );
  }
  return (
    <>
      <SubscriptionNote subscription={subscription} />
      <Panel aria-labelledby="usage-title" className="flex flex-col gap-4">
        <h2 id="usage-title">{t('usage.title')}</h2>
        <UsageList usage={usage} plans={plans} />
      </Panel>
      <PlanCards plans={plans} subscription={subscription} usage={usage} canManage={canManage} />
      {canManage ? <LimitPolicyChoice policy={subscription.policy} /> : null}
      <p className="text-pretty text-ink-2">{t('noCharge')}</p>
    </>
  );
}
