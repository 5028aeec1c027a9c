'use client';
import { validateDefinition, type BotDefinition, type ProblemCode } from '@tertulia/flow-engine';
import { useDeferredValue, useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.js';
import { useBuilderBot, useDefinition } from './use-builder.js';

/** A finding as the builder shows it. Errors keep a draft from being published. */
export interface DraftProblem {
  code: string;
  severity: 'ERROR' | 'WARNING';
  message: string;
  fix?: string | null | undefined;
  flowId?: string | null | undefined;
  groupId?: string | null | undefined;
  blockId?: string | null | undefined;
  field?: string | null | undefined;
}

/** Findings that this browser makes itself, at once. */
const ENGINE_CODES: Record<ProblemCode, true> = {
  NO_START_EDGE: true,
  DANGLING_EDGE: true,
  DUPLICATE_EDGE: true,
  MISSING_OPTION: true,
  UNKNOWN_VARIABLE: true,
  RESERVED_NAME: true,
  LOOP_WITHOUT_QUESTION: true,
  TEXT_TOO_LONG: true,
  BAD_PATTERN: true,
  BAD_TEMPLATE: true,
  UNREACHABLE_GROUP: true,
  DEAD_END: true,
  CONDITION_WITHOUT_ELSE: true,
  CHOICE_WITHOUT_PATH: true,
  MISSING_TRANSLATION: true,
  EMPTY_TEXT: true,
  BAD_PROFILE: true,
};

let remembered: { definition: BotDefinition; locale: string; problems: DraftProblem[] } | null = null;

/**
 * Findings of the draft as it stands in this browser, by the same rules as the server's; what only the server
 * can know is added from its last answer.
 */
export function useDraftProblems(): DraftProblem[] {
  const definition = useDeferredValue(useDefinition());
  const locale = useLanguage().locale;
  const known = useBuilderBot()?.draft.problems;
  return useMemo(() => {
    const others = (known ?? []).filter((problem) => !Object.hasOwn(ENGINE_CODES, problem.code));
    return others.length === 0 ? localProblems(definition, locale) : [...localProblems(definition, locale), ...others];
  }, [definition, locale, known]);
}

function localProblems(definition: BotDefinition, locale: 'es' | 'en'): DraftProblem[] {
  if (remembered?.definition === definition && remembered.locale === locale) return remembered.problems;
  const problems = validateDefinition(definition).map((problem) => ({
    ...problem,
    message: problem.message[locale],
    fix: problem.fix?.[locale] ?? null,
  }));
  remembered = { definition, locale, problems };
  return problems;
}
