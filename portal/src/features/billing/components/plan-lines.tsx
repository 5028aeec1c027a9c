'use client';
import { Check, Clock, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Chip, cn, Panel } from '../../../ui/index.js';
import type { OfferedPlan } from '../model/plan-facts.js';
import { cardFeatures, featuresOfAll } from '../model/plan-features.js';

/** The limits and features of a plan, then the features announced for it. */
export function PlanLines({ plan }: { plan: OfferedPlan }) {
  const t = useTranslations('billing');
  const { number } = useFormats();
  const { locale } = useLanguage();
  const { decided, soon } = cardFeatures(plan);
  return (
    <ul className="flex flex-col gap-2">
      {plan.limits.map(({ kind, max }) => (
        <Line key={kind} icon={<Check aria-hidden className="text-ok" />} className="font-semibold">
          {max === null ? t(`limits.${kind}.none`) : t(`limits.${kind}.max`, { max, shown: number(max) })}
        </Line>
      ))}
      {decided.map(({ key, name, isIncluded }) => (
        <Line
          key={key}
          icon={
            isIncluded ? <Check aria-hidden className="text-ok" /> : <Minus role="img" aria-label={t('notIncluded')} />
          }
          className={isIncluded ? undefined : 'text-ink-2'}
        >
          {name[locale]}
        </Line>
      ))}
      {soon.map(({ key, name }) => (
        <Line key={key} icon={<Clock aria-hidden />} className="text-ink-2">
          <span className="flex-1 text-pretty">{name[locale]}</span> <Chip className="-my-0.5">{t('soon')}</Chip>
        </Line>
      ))}
    </ul>
  );
}

/** Features of every plan, listed once instead of on each card. */
export function FeaturesOfAll({ plans }: { plans: readonly OfferedPlan[] }) {
  const t = useTranslations('billing');
  const { locale } = useLanguage();
  return (
    <Panel aria-labelledby="every-plan-title" className="flex flex-col gap-3">
      <h3 id="every-plan-title">{t('everyPlan.title')}</h3>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {featuresOfAll(plans).map(({ key, name }) => (
          <Line key={key} icon={<Check aria-hidden className="text-ok" />}>
            {name[locale]}
          </Line>
        ))}
      </ul>
      <p className="text-pretty text-ink-2">{t('everyPlan.soon')}</p>
    </Panel>
  );
}

function Line({ icon, className, children }: { icon: ReactNode; className?: string | undefined; children: ReactNode }) {
  return (
    <li className={cn('flex items-start gap-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0', className)}>
      {icon}
      {children}
    </li>
  );
}
