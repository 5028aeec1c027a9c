'use client';
import { ChevronDown, Circle, CircleCheck, ListChecks, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FirstStepsFragment } from '../../../gql/graphql.js';
import { IconButton, cn, Link } from '../../../ui/index.js';
import { useSaveFirstSteps, useSetup } from '../hooks/use-first-steps.js';
import { firstSteps, type FirstStep } from '../model/checklist.js';

/**
 * The six first steps in one line, expanded on demand; each is ticked automatically. It can be hidden, and shown again
 * from the help.
 */
export function SetupChecklist({ facts }: { facts: Partial<FirstStepsFragment> | null }) {
  const t = useTranslations('onboarding.checklist');
  const setup = useSetup(facts);
  const save = useSaveFirstSteps();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  if (setup === null) return null;
  const next = firstSteps.find((step) => !setup.done.has(step));
  return (
    <section aria-label={t('title')} className="rounded-panel border border-line bg-surface">
      <div className="flex min-h-11 items-center gap-2 pr-1.5 pl-4">
        <ListChecks aria-hidden className="size-4 shrink-0 text-accent" />
        <p className="min-w-0 flex-1 truncate">
          <span className="font-semibold">{next === undefined ? t('allDone') : t('title')}</span>{' '}
          <span className="text-ink-2">{t('count', { done: setup.done.size, total: firstSteps.length })}</span>
          {next === undefined ? null : (
            <Link
              href={addressOf(next, setup.botId)}
              className="ml-3 font-semibold text-accent underline underline-offset-2 max-sm:hidden"
            >
              {t(`${next}.title`)}
            </Link>
          )}
        </p>
        <IconButton
          label={t(isOpen ? 'fold' : 'unfold')}
          icon={ChevronDown}
          size="sm"
          aria-expanded={isOpen}
          aria-controls={listId}
          className={cn(isOpen && '[&_svg]:rotate-180')}
          onClick={() => setOpen(!isOpen)}
        />
        <IconButton label={t('dismiss')} icon={X} size="sm" onClick={() => save({ isPutAway: true })} />
      </div>
      <ol
        id={listId}
        hidden={!isOpen}
        className="grid gap-x-4 border-t border-line p-2.5 sm:grid-cols-2 lg:grid-cols-3"
      >
        {firstSteps.map((step) => (
          <Step key={step} step={step} isDone={setup.done.has(step)} botId={setup.botId} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, isDone, botId }: { step: FirstStep; isDone: boolean; botId: string }) {
  const t = useTranslations('onboarding.checklist');
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li>
      <Link
        href={addressOf(step, botId)}
        className="flex gap-2.5 rounded-control px-1.5 py-1.5 hover:bg-sunken pointer-coarse:py-2.5"
      >
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', isDone ? 'text-ok' : 'text-line-strong')} />
        <span className="min-w-0">
          <span className={cn('block font-semibold', isDone && 'text-ink-2')}>
            {t(`${step}.title`)}
            {isDone ? <span className="sr-only"> ({t('done')})</span> : null}
          </span>
          {isDone ? null : <span className="block text-xs text-ink-2">{t(`${step}.text`)}</span>}
        </span>
      </Link>
    </li>
  );
}

function addressOf(step: FirstStep, botId: string): string {
  const bot = `/bots/${encodeURIComponent(botId)}`;
  switch (step) {
    case 'try':
      return `${bot}/flow?try=1`;
    case 'customize':
      return `${bot}/business`;
    case 'publish':
      return `${bot}/flow`;
    case 'install':
      return `${bot}/integrations`;
    case 'invite':
      return '/team';
    case 'numbers':
      return '/';
  }
}
