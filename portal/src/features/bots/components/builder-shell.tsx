'use client';
import {
  ChevronLeft,
  CircleAlert,
  CircleCheck,
  FlaskConical,
  GraduationCap,
  ListChecks,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, useCurrentInSight, Link } from '../../../ui/index.js';
import { useBuilder, useBuilderUi } from '../hooks/use-builder.js';
import { useDraftProblems } from '../hooks/use-draft-problems.js';
import { useDraftWatch } from '../hooks/use-draft-watch.js';
import { usePublicationWatch } from '../hooks/use-publication.js';
import { BotName } from './bot-name.js';
import { DraftSaveChip } from './draft-save-chip.js';
import { stepOfProblem, stepToOpen } from './field-words.js';
import { OtherEditorNote } from './other-editor-note.js';
import { PublishMenu } from './publish-menu.js';
import { StaleDialog } from './stale-dialog.js';

const STEPS = ['business', 'flow', 'prompts', 'integrations', 'knowledge', 'understanding', 'tests'] as const;
type Step = (typeof STEPS)[number];

/**
 * The frame of the builder: name, save state, steps, problems, testing, publishing. `simulator` is shown beside every
 * step.
 */
export function BuilderShell({ simulator, children }: { simulator: ReactNode; children: ReactNode }) {
  const t = useTranslations('bots');
  const other = useDraftWatch();
  usePublicationWatch();
  return (
    <div className="@container flex h-dvh flex-col overflow-hidden">
      <header className="relative z-30 grid min-h-[52px] shrink-0 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 border-b border-line bg-surface px-4 @max-[1600px]:grid-cols-[minmax(0,1fr)_auto] @max-[900px]:grid-cols-[minmax(0,1fr)] @max-[900px]:gap-y-1 @max-[900px]:px-2 @max-[900px]:pt-1">
        <div className="flex h-[52px] min-w-0 items-center gap-x-1.5 @max-[900px]:h-auto @max-[900px]:flex-wrap">
          <Link
            href="/bots"
            className="flex min-h-9 shrink-0 items-center gap-1.5 rounded-control pr-1 text-ink-2 hover:text-ink"
          >
            <ChevronLeft aria-hidden className="size-4" />
            <span className="@max-[900px]:sr-only">{t('builder.back')}</span>
          </Link>
          <span aria-hidden className="text-ink-2 @max-[900px]:hidden">
            /
          </span>
          <BotName />
          <span className="shrink-0 @max-[900px]:ml-auto">
            <DraftSaveChip />
          </span>
          <OtherEditorNote other={other} />
        </div>
        <Steps />
        <div className="flex min-w-0 flex-wrap items-center justify-end gap-2 @max-[900px]:justify-between @max-[900px]:px-1">
          <ProblemsChip />
          <TryButton />
          <PublishMenu />
        </div>
      </header>
      <div className="flex min-h-0 grow">
        <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 grow flex-col outline-none">
          {children}
        </main>
        {simulator}
      </div>
      <StaleDialog />
    </div>
  );
}

function Steps() {
  const t = useTranslations('bots');
  const { botId } = useBuilder();
  const path = usePathname();
  const navRef = useCurrentInSight(path);
  const problems = useDraftProblems();
  const counts = (step: Step): number => problems.filter((problem) => stepOfProblem(problem) === step).length;
  return (
    <nav
      ref={navRef}
      aria-label={t('builder.steps')}
      className="flex h-[52px] justify-center overflow-x-auto @max-[1600px]:order-last @max-[1600px]:col-span-full @max-[1600px]:h-11 @max-[1600px]:justify-start @max-[1600px]:border-t @max-[1600px]:border-line"
    >
      {STEPS.map((step) => {
        const href = `/bots/${botId}/${step}`;
        const count = counts(step);
        return (
          <Link
            key={step}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className="flex items-center gap-2 border-y-2 border-transparent px-4 font-medium whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-b-accent aria-[current]:font-semibold aria-[current]:text-accent max-md:gap-1.5 max-md:px-2"
          >
            <StepIcon step={step} count={count} />
            {t(`builder.${step}`)}
          </Link>
        );
      })}
    </nav>
  );
}

/** Steps that are never done. Missing files are counted at the documents. */
const ICONS: Partial<Record<Step, LucideIcon>> = { understanding: GraduationCap, tests: ListChecks };

function StepIcon({ step, count }: { step: Step; count: number }) {
  const Icon = ICONS[step];
  return Icon === undefined ? (
    <StepMark count={count} />
  ) : (
    <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.8} />
  );
}

function StepMark({ count }: { count: number }) {
  const t = useTranslations('bots');
  if (count === 0)
    return <CircleCheck role="img" aria-label={t('builder.stepDone')} className="size-4 shrink-0" strokeWidth={1.8} />;
  return (
    <span
      aria-label={t('builder.stepProblems', { count })}
      role="img"
      className="min-w-[18px] rounded-full bg-warn-soft px-1 text-center text-[11px] leading-[18px] font-bold text-warn"
    >
      {count}
    </span>
  );
}

function ProblemsChip() {
  const t = useTranslations('bots');
  const problems = useDraftProblems();
  const { botId, ui } = useBuilder();
  const router = useRouter();
  const errors = problems.filter((problem) => problem.severity === 'ERROR').length;
  if (problems.length === 0) return null;
  const Icon = errors > 0 ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      className={`flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-xs font-semibold whitespace-nowrap pointer-coarse:min-h-11 ${errors > 0 ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}
      aria-label={t('builder.problems', { count: problems.length })}
      onClick={() => {
        const step = stepToOpen(problems);
        if (step === 'flow') ui.setState({ focus: { groupId: null, blockId: null, at: performance.now() } });
        router.push(`/bots/${botId}/${step}`);
      }}
    >
      <Icon aria-hidden className="size-4" />
      <span className="max-md:hidden">{t('builder.problems', { count: problems.length })}</span>
      <span className="md:hidden">{problems.length}</span>
    </button>
  );
}

function TryButton() {
  const t = useTranslations('bots');
  const { ui } = useBuilder();
  const isOpen = useBuilderUi((state) => state.isSimulatorOpen);
  return (
    <Button
      icon={FlaskConical}
      aria-pressed={isOpen}
      title={t('builder.tryHint')}
      onClick={() => ui.setState({ isSimulatorOpen: !isOpen })}
    >
      <span className="max-md:sr-only">{t('builder.try')}</span>
    </Button>
  );
}
