'use client';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { BillingInterval } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Dialog, DialogButtons, showDone, Skeleton } from '../../../ui/index.js';
import { useChangePlan, type PlanPreview } from '../hooks/use-change-plan.js';
import { beyondLimits } from '../model/plan-choice.js';
import type { OfferedPlan, UsageFact } from '../model/plan-facts.js';

/** Shows the cost and the start date of a plan change before it is made. */
export function ChangeDialog({
  plan,
  interval,
  usage,
  onClose,
}: {
  plan: OfferedPlan;
  interval: BillingInterval;
  usage: readonly UsageFact[];
  onClose: () => void;
}) {
  const t = useTranslations('billing');
  const { preview, problem, isBusy, retry, confirm } = useChangePlan({ plan: plan.code, interval });
  const change = async (): Promise<void> => {
    if (!(await confirm())) return;
    showDone(t(preview?.isImmediate === true ? 'change.doneNow' : 'change.doneLater', { plan: plan.name }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('change.title', { plan: plan.name })}
      description={t('noCharge')}
      footer={
        <DialogButtons
          action={t('change.action')}
          isBusy={isBusy}
          isDisabled={preview === null}
          onAct={() => void change()}
          onCancel={onClose}
        />
      }
    >
      <div className="flex flex-col gap-4">
        {preview === null && problem === null ? <Skeleton className="h-28" /> : null}
        {preview === null ? null : <Terms preview={preview} />}
        <Beyond facts={beyondLimits(plan, usage)} planName={plan.name} />
        <Problem text={problem} onRetry={preview === null ? retry : null} />
      </div>
    </Dialog>
  );
}

function Problem({ text, onRetry }: { text: string | null; onRetry: (() => void) | null }) {
  const t = useTranslations('billing');
  if (text === null) return null;
  return (
    <p role="alert" className="flex items-center justify-between gap-3 rounded-control bg-bad-soft px-3 py-2 text-bad">
      {text}
      {onRetry === null ? null : (
        <Button size="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </p>
  );
}

function Terms({ preview }: { preview: PlanPreview }) {
  const t = useTranslations('billing');
  const { money, date } = useFormats();
  return (
    <dl className="flex flex-col rounded-control border border-line">
      <Term name={t('change.starts')}>{preview.isImmediate ? t('change.atOnce') : date(preview.effectiveAt)}</Term>
      <Term name={t('change.dueNow')}>{money(preview.dueNow)}</Term>
      <Term name={t('change.next', { date: date(preview.nextChargeAt) })}>
        {money(preview.nextCharge)} <span className="font-normal text-ink-2">{t(`per.${preview.interval}`)}</span>
      </Term>
    </dl>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-3 py-2.5 last:border-b-0">
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Beyond({ facts, planName }: { facts: readonly UsageFact[]; planName: string }) {
  const t = useTranslations('billing');
  const { number } = useFormats();
  return facts.map((fact) => (
    <p key={fact.kind} className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(`beyond.${fact.kind}`, { used: number(fact.used), max: number(fact.max ?? 0), plan: planName })}
    </p>
  ));
}
