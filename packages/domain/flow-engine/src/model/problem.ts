/** A problem of a definition; errors prevent publishing. */
export interface Problem {
  code: ProblemCode;
  severity: 'ERROR' | 'WARNING';
  flowId: string | null;
  groupId: string | null;
  blockId: string | null;
  /** Path of the option in the block, or of the field in the profile. */
  field: string | null;
  message: { es: string; en: string };
  /** How to fix it, or null. */
  fix: { es: string; en: string } | null;
}

export type ProblemCode =
  | 'NO_START_EDGE'
  | 'DANGLING_EDGE'
  | 'DUPLICATE_EDGE'
  | 'DUPLICATE_EVENT'
  | 'MISSING_OPTION'
  | 'UNKNOWN_VARIABLE'
  | 'RESERVED_NAME'
  | 'SHARED_PERSONAL_DATA'
  | 'LOOP_WITHOUT_QUESTION'
  | 'TEXT_TOO_LONG'
  | 'BAD_PATTERN'
  | 'BAD_EXPRESSION'
  | 'OVER_BUDGET'
  | 'BAD_TEMPLATE'
  | 'UNREACHABLE_GROUP'
  | 'DEAD_END'
  | 'CONDITION_WITHOUT_ELSE'
  | 'CHOICE_WITHOUT_PATH'
  | 'AMBIGUOUS_CHOICE'
  | 'TYPE_MISMATCH'
  | 'MISSING_TRANSLATION'
  | 'EMPTY_TEXT'
  | 'UNKNOWN_CONNECTION'
  | 'CONNECTION_NOT_READY'
  | 'SECRET_IN_PROMPT'
  | 'NO_MODEL'
  | 'DOCUMENT_MISSING'
  | 'PAGE_NOT_ALLOWED'
  | 'BAD_PROFILE';
