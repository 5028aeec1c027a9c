'use client';
import { Pencil } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import { questions, type Answers, type Question } from '../model/answers.js';
import type { Industry } from './welcome-page.js';

/** The answers so far, above the question; pressing one returns to it. */
export function AnsweredChips({
  answers,
  industry,
  question,
  onEdit,
}: {
  answers: Answers;
  industry: Industry | null;
  question: Question;
  onEdit: (question: Question) => void;
}) {
  const t = useTranslations('onboarding');
  const { locale } = useLanguage();
  const { country } = useFormats();
  const before = questions.slice(0, questions.indexOf(question));
  if (before.length === 0) return null;
  const text: Record<Question, string> = {
    industry: industry?.name[locale] ?? '',
    business: `${answers.name.trim()} · ${country(answers.country)}`,
    channel: '',
  };
  return (
    <ul className="mt-2 mb-3 flex flex-wrap gap-2">
      {before.map((own) => (
        <li key={own} className="min-w-0">
          <button
            type="button"
            aria-label={t('change', { answer: text[own] })}
            className="flex h-8 max-w-full items-center gap-2 rounded-full bg-accent-soft px-3.5 font-semibold text-accent hover:underline pointer-coarse:h-11"
            onClick={() => onEdit(own)}
          >
            <span className="truncate">{text[own]}</span>
            <Pencil aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
