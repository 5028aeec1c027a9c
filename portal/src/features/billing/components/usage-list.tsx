'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { cn, type Tone } from '../../../ui/index.js';
import type { OfferedPlan, UsageFact } from '../model/plan-facts.js';
import { marks, usageBar, type UsageBar } from '../model/usage-bar.js';

/** The usage of each limit, with marks at the warning levels. */
export function UsageList({ usage, plans }: { usage: readonly UsageFact[]; plans: readonly OfferedPlan[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-6 lg:grid-cols-3">
      {usage.map((fact) => (
        <li key={fact.kind}>
          <UsageEntry fact={fact} liftedBy={plans.find(({ code }) => code === fact.liftedBy)?.name ?? null} />
        </li>
      ))}
    </ul>
  );
}

function UsageEntry({ fact, liftedBy }: { fact: UsageFact; liftedBy: string | null }) {
  const t = useTranslations('billing.usage');
  const { number, date } = useFormats();
  const bar = usageBar(fact);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{t(`kinds.${fact.kind}`)}</span>
        <span>
          {fact.max === null
            ? t('unlimited', { used: number(fact.used) })
            : t('of', { used: number(fact.used), max: number(fact.max) })}
        </span>
      </p>
      {bar === null ? null : <Bar bar={bar} label={t(`kinds.${fact.kind}`)} fact={fact} />}
      <p className="text-xs text-ink-2">
        {fact.resetsAt === null ? t('running') : t('resets', { date: date(fact.resetsAt) })}
      </p>
      {bar === null || bar.level === 'fine' ? null : <Warning bar={bar} liftedBy={liftedBy} />}
    </div>
  );
}

const fillClass: Partial<Record<Tone, string>> = { accent: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' };

function Bar({ bar, label, fact }: { bar: UsageBar; label: string; fact: UsageFact }) {
  const t = useTranslations('billing.usage');
  const { number, percent } = useFormats();
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={fact.max ?? 0}
      aria-valuenow={Math.min(fact.used, fact.max ?? fact.used)}
      aria-valuetext={t('of', { used: number(fact.used), max: number(fact.max ?? 0) })}
      className="relative h-2.5 overflow-hidden rounded-full border border-line-strong bg-sunken"
    >
      <div className={cn('h-full', fillClass[bar.tone])} style={{ width: percentWidth(bar.share) }} />
      {marks
        .filter((mark) => mark < 1)
        .map((mark) => (
          <span
            key={mark}
            title={percent(mark)}
            className="absolute inset-y-0 w-px bg-line-strong"
            style={{ left: percentWidth(mark) }}
          />
        ))}
    </div>
  );
}

function percentWidth(share: number): string {
  return `${String(share * 100)}%`;
}

function Warning({ bar, liftedBy }: { bar: UsageBar; liftedBy: string | null }) {
  const t = useTranslations('billing.usage');
  const { number } = useFormats();
  return (
    <p className={cn('flex items-start gap-1.5 text-xs', bar.tone === 'bad' ? 'text-bad' : 'text-warn')}>
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>
        {bar.level === 'full' ? t('full') : t('left', { left: number(bar.left) })}
        {liftedBy === null ? null : ` ${t('lifted', { plan: liftedBy })}`}
      </span>
    </p>
  );
}
