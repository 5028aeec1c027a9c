'use client';
import { CalendarClock, CircleAlert, Sparkles, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { IconMark, type Tone } from '../../../ui/index.js';
import type { CurrentSubscription } from '../model/plan-facts.js';

type Note = { icon: LucideIcon; tone: Tone; title: string; text: string };

/** A note about a trial, an ended trial or a planned change; renders nothing otherwise. */
export function SubscriptionNote({ subscription }: { subscription: CurrentSubscription }) {
  const note = useNote(subscription);
  if (note === null) return null;
  return (
    <div role="note" className="flex items-start gap-3 rounded-panel border border-line bg-surface p-4">
      <IconMark icon={note.icon} tone={note.tone} />
      <div className="min-w-0">
        <h2>{note.title}</h2>
        <p className="text-pretty text-ink-2">{note.text}</p>
      </div>
    </div>
  );
}

function useNote({ status, plan, pendingPlan, periodEnd, trialEndsAt }: CurrentSubscription): Note | null {
  const t = useTranslations('billing.note');
  const { date } = useFormats();
  switch (status) {
    case 'TRIAL':
      return {
        icon: Sparkles,
        tone: 'info',
        title: t('trial.title', { plan: plan.name }),
        text: t('trial.text', { date: date(trialEndsAt ?? periodEnd) }),
      };
    case 'PAST_DUE':
      return {
        icon: CircleAlert,
        tone: 'warn',
        title: t('pastDue.title'),
        text: t('pastDue.text', { plan: plan.name }),
      };
    case 'CANCELLED':
      return {
        icon: CircleAlert,
        tone: 'warn',
        title: t('cancelled.title'),
        text: t('cancelled.text', { date: date(periodEnd) }),
      };
    case 'ACTIVE':
      if (pendingPlan === null) return null;
      return {
        icon: CalendarClock,
        tone: 'info',
        title: t('pending.title', { plan: pendingPlan.name, date: date(periodEnd) }),
        text: t('pending.text', { plan: plan.name }),
      };
  }
}
