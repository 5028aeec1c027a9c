'use client';
import type { PromptCase } from '@tertulia/flow-engine';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Skeleton } from '../../../ui/index.js';
import type { TriedAnswer } from '../hooks/use-prompt-trial.js';
import { verdictOf } from '../model/prompt-cases.js';
import { CallFigures } from './call-figures.js';

interface CaseAnswersProps {
  expected: PromptCase;
  answers: readonly TriedAnswer[] | 'RUNNING' | undefined;
  /** What answered, one for each answer. */
  titles: readonly string[];
}

/** The answers to one question side by side, and whether they say what they must. */
export function CaseAnswers({ expected, answers, titles }: CaseAnswersProps) {
  if (answers === undefined) return null;
  if (answers === 'RUNNING') return <Skeleton className="h-12" />;
  return (
    <div className="grid gap-2 sm:grid-cols-2" role="status">
      {answers.map((answer, at) => (
        <Answer key={String(at)} answer={answer} title={titles[at] ?? ''} expected={expected} />
      ))}
    </div>
  );
}

function Answer({ answer, title, expected }: { answer: TriedAnswer; title: string; expected: PromptCase }) {
  const t = useTranslations('prompts.cases');
  const { isPassed, missing, forbidden } = verdictOf(answer.text, expected);
  const Icon = isPassed ? CircleCheck : CircleX;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1 rounded-control bg-sunken p-2">
      <h3 className={`flex items-center gap-1 text-xs font-semibold ${isPassed ? 'text-ok' : 'text-bad'}`}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {title} · {t(isPassed ? 'passed' : 'notPassed')}
      </h3>
      <p className="wrap-anywhere whitespace-pre-wrap">{answer.text ?? t('unknown')}</p>
      {missing.length === 0 ? null : <p className="text-xs text-bad">{t('missing', { texts: missing.join(', ') })}</p>}
      {forbidden.length === 0 ? null : (
        <p className="text-xs text-bad">{t('forbidden', { texts: forbidden.join(', ') })}</p>
      )}
      {answer.call === null ? <span className="text-xs text-ink-2">{t('noModel')}</span> : null}
      {answer.call === null ? null : <CallFigures call={answer.call} />}
    </section>
  );
}
