import type { Problem, ProblemCode } from '../model.js';

const warnings: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'UNREACHABLE_GROUP',
  'DEAD_END',
  'CONDITION_WITHOUT_ELSE',
  'CHOICE_WITHOUT_PATH',
  'AMBIGUOUS_CHOICE',
  'TYPE_MISMATCH',
  'MISSING_TRANSLATION',
  'EMPTY_TEXT',
  'SECRET_IN_PROMPT',
  'NO_MODEL',
]);

/** A text in both languages. */
export interface Words {
  es: string;
  en: string;
}

/** Where a problem is. */
export type Spot = Partial<Pick<Problem, 'flowId' | 'groupId' | 'blockId' | 'field'>>;

/** Builds a problem; the code determines the severity. */
export function problem(code: ProblemCode, spot: Spot, words: { message: Words; fix?: Words | null }): Problem {
  return {
    code,
    severity: warnings.has(code) ? 'WARNING' : 'ERROR',
    flowId: spot.flowId ?? null,
    groupId: spot.groupId ?? null,
    blockId: spot.blockId ?? null,
    field: spot.field ?? null,
    message: words.message,
    fix: words.fix ?? null,
  };
}
