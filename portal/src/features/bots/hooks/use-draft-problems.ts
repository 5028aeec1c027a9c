'use client';
import type { Problem, ProblemCode } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useLanguage, type Locale } from '../../../i18n/index.js';
import { useBuilder, useBuilderBot } from './use-builder.js';

/** A problem as the builder shows it. Errors prevent publishing. */
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

/** Problems that the browser finds itself, at once; the same codes from the server are ignored. */
const ENGINE_CODES: Record<Exclude<ProblemCode, 'DOCUMENT_MISSING'>, true> = {
  NO_START_EDGE: true,
  DANGLING_EDGE: true,
  DUPLICATE_EDGE: true,
  DUPLICATE_EVENT: true,
  MISSING_OPTION: true,
  UNKNOWN_VARIABLE: true,
  RESERVED_NAME: true,
  SHARED_PERSONAL_DATA: true,
  LOOP_WITHOUT_QUESTION: true,
  TEXT_TOO_LONG: true,
  BAD_PATTERN: true,
  BAD_EXPRESSION: true,
  OVER_BUDGET: true,
  BAD_TEMPLATE: true,
  UNREACHABLE_GROUP: true,
  DEAD_END: true,
  CONDITION_WITHOUT_ELSE: true,
  CHOICE_WITHOUT_PATH: true,
  AMBIGUOUS_CHOICE: true,
  TYPE_MISMATCH: true,
  MISSING_TRANSLATION: true,
  EMPTY_TEXT: true,
  BAD_PROFILE: true,
  UNKNOWN_CONNECTION: true,
  CONNECTION_NOT_READY: true,
  SECRET_IN_PROMPT: true,
  NO_MODEL: true,
  PAGE_NOT_ALLOWED: true,
};

const worded = new WeakMap<Problem[], Record<Locale, DraftProblem[]>>();

function inBothLanguages(problems: Problem[]): Record<Locale, DraftProblem[]> {
  const known = worded.get(problems);
  if (known !== undefined) return known;
  const inLanguage = (locale: Locale): DraftProblem[] =>
    problems.map((problem) => ({ ...problem, message: problem.message[locale], fix: problem.fix?.[locale] ?? null }));
  const both = { es: inLanguage('es'), en: inLanguage('en') };
  worded.set(problems, both);
  return both;
}

/**
 * Problems of the draft with its local changes, found by the same rules as on the server. Problems that only the server
 * can find come from its last response.
 */
export function useDraftProblems(): DraftProblem[] {
  const { locale } = useLanguage();
  const own = useStore(useBuilder().problems);
  const known = useBuilderBot()?.draft.problems;
  return useMemo(() => {
    const others = (known ?? []).filter((problem) => !Object.hasOwn(ENGINE_CODES, problem.code));
    const mine = inBothLanguages(own)[locale];
    return others.length === 0 ? mine : [...mine, ...others];
  }, [own, locale, known]);
}
