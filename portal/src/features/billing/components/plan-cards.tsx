'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BillingInterval } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, SegmentedControl, cn } from '../../../ui/index.js';
import { choiceKind, suggestedPlan, yearlySaving, type ChoiceKind } from '../model/plan-choice.js';
import type { CurrentSubscription, OfferedPlan, UsageFact } from '../model/plan-facts.js';
import { ChangeDialog } from './change-dialog.js';
import { FeaturesOfAll, PlanLines } from './plan-lines.js';

type Offer = { plan: OfferedPlan; interval: BillingInterval; kind: ChoiceKind; isSuggested: boolean };

/** The plans side by side with monthly or yearly prices, the current one marked. */
export function PlanCards({
  plans,
  subscription,
  usage,
  canManage,
}: {
  plans: readonly OfferedPlan[];
  subscription: CurrentSubscription;
  usage: readonly UsageFact[];
  canManage: boolean;
}) {
  const t = useTranslations('billing');
  const [interval, setInterval] = useState<BillingInterval>(subscription.interval);
  const [chosen, setChosen] = useState<OfferedPlan | null>(null);
  return (
    <section aria-labelledby="plans-title" className="flex flex-col gap-4 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="plans-title">{t('plans')}</h2>
        <IntervalChoice interval={interval} onChange={setInterval} plans={plans} />
      </div>
      <ul className="grid gap-4 lg:grid-cols-3">
        {plans.map((plan) => (
          <li key={plan.code} className="flex">
            <PlanCard
              offer={{
                plan,
                interval,
                kind: choiceKind(plans, subscription, { code: plan.code, interval }),
                isSuggested: plan.code === suggestedPlan(plans, subscription),
              }}
              isCurrent={plan.code === subscription.plan.code}
              isTrial={subscription.isTrial}
              onChoose={canManage ? () => setChosen(plan) : null}
            />
          </li>
        ))}
      </ul>
      <FeaturesOfAll plans={plans} />
      {chosen === null ? null : (
        <ChangeDialog
          key={`${chosen.code} ${interval}`}
          plan={chosen}
          interval={interval}
          usage={usage}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

function IntervalChoice({
  interval,
  onChange,
  plans,
}: {
  interval: BillingInterval;
  onChange: (interval: BillingInterval) => void;
  plans: readonly OfferedPlan[];
}) {
  const t = useTranslations('billing.interval');
  const { percent } = useFormats();
  const saving = Math.max(0, ...plans.map(yearlySaving));
  return (
    <div className="flex items-center gap-3">
      {saving > 0 ? <span className="text-xs text-ink-2">{t('saving', { share: percent(saving) })}</span> : null}
      <SegmentedControl
        label={t('label')}
        value={interval}
        onValueChange={onChange}
        options={[
          { value: 'MONTHLY', label: t('MONTHLY') },
          { value: 'YEARLY', label: t('YEARLY') },
        ]}
      />
    </div>
  );
}

function PlanCard({
  offer: { plan, interval, kind, isSuggested },
  isCurrent,
  isTrial,
  onChoose,
}: {
  offer: Offer;
  isCurrent: boolean;
  isTrial: boolean;
  onChoose: (() => void) | null;
}) {
  const t = useTranslations('billing');
  const { money } = useFormats();
  const isFixed = kind === 'current' || kind === 'pending';
  return (
    <article
      aria-labelledby={`plan-${plan.code}`}
      className={cn(
        'flex flex-1 flex-col gap-4 rounded-panel border border-line bg-surface p-5',
        isCurrent && 'border-accent shadow-[inset_0_0_0_1px_var(--accent)]',
      )}
    >
      <div className="flex items-start justify-between gap-2">
        <h3 id={`plan-${plan.code}`} className="text-lg font-[650]">
          {plan.name}
        </h3>
        {isCurrent ? <Chip tone="accent">{t(isTrial ? 'heldTrial' : 'held')}</Chip> : null}
      </div>
      <p>
        <span className="font-display text-xl font-[640]">
          {money(interval === 'YEARLY' ? plan.yearly : plan.monthly)}
        </span>{' '}
        <span className="text-ink-2">{t(`per.${interval}`)}</span>
      </p>
      <PlanLines plan={plan} />
      {onChoose === null ? null : (
        <Button
          variant={isSuggested ? 'primary' : 'secondary'}
          disabled={isFixed}
          onClick={onChoose}
          className="mt-auto"
          aria-describedby={`plan-${plan.code}`}
        >
          {t(`choose.${kind}`)}
        </Button>
      )}
    </article>
  );
}
