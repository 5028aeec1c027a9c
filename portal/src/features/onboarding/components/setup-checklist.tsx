'use client';
import { ChevronDown, CircleCheck, Circle, X } from 'lucide-react';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { usePermission } from '../../identity/index.js';
import { Button, IconButton, cn } from '../../../ui/index.js';
import { useSetup } from '../hooks/use-setup.js';
import { readChecklist, setChecklist, watchChecklist } from '../model/checklist-visibility.js';
import { firstSteps, type FirstStep } from '../model/checklist.js';

/** The six first steps, floating; each ticks itself. Put away with one press, back from the help. */
export function SetupChecklist({ corner = 'right' }: { corner?: 'left' | 'right' }) {
  const t = useTranslations('onboarding.checklist');
  const mayBuild = usePermission('bots.create');
  const visibility = useSyncExternalStore(watchChecklist, readChecklist, () => 'hidden' as const);
  const setup = useSetup(mayBuild && visibility !== 'hidden');
  if (!mayBuild || visibility === 'hidden' || setup === null) return null;
  const place = cn(
    'fixed bottom-20 z-40 max-md:right-3',
    corner === 'right' ? 'md:right-4 md:bottom-4' : 'md:bottom-16 md:left-3',
  );
  const count = t('count', { done: setup.done.size, total: firstSteps.length });
  if (visibility === 'folded') {
    return (
      <button
        type="button"
        className={cn(
          place,
          'flex h-10 items-center gap-2 rounded-full bg-ink px-4 font-semibold text-canvas shadow-float',
        )}
        onClick={() => setChecklist('open')}
      >
        {t('title')} <span className="opacity-75">{count}</span>
      </button>
    );
  }
  return (
    <section
      aria-labelledby="first-steps"
      className={cn(
        place,
        'w-80 max-w-[calc(100vw-24px)] rounded-panel border border-line bg-surface p-4 shadow-float',
      )}
    >
      <Header done={setup.done.size} count={count} />
      <ol className="flex flex-col">
        {firstSteps.map((step) => (
          <Step key={step} step={step} isDone={setup.done.has(step)} botId={setup.botId} />
        ))}
      </ol>
      {setup.done.size < firstSteps.length ? null : (
        <Button className="mt-2 w-full" onClick={() => setChecklist('hidden')}>
          {t('putAway')}
        </Button>
      )}
    </section>
  );
}

function Header({ done, count }: { done: number; count: string }) {
  const t = useTranslations('onboarding.checklist');
  return (
    <>
      <header className="mb-2 flex items-center gap-2">
        <h2 id="first-steps" className="flex-1">
          {done === firstSteps.length ? t('allDone') : t('title')}
        </h2>
        <span className="text-xs text-ink-2">{count}</span>
        <IconButton label={t('fold')} icon={ChevronDown} size="sm" onClick={() => setChecklist('folded')} />
        <IconButton label={t('dismiss')} icon={X} size="sm" onClick={() => setChecklist('hidden')} />
      </header>
      <div aria-hidden className="mb-3 h-1 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full bg-ok transition-[width] duration-200"
          style={{ width: `${(done / firstSteps.length) * 100}%` }}
        />
      </div>
    </>
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
      return `${bot}/channels`;
    case 'invite':
      return '/team';
    case 'numbers':
      return '/';
  }
}
