import type { Principal } from '@tertulia/principal';

/** The kind of a caller, which determines its limits. */
export type CallerKind = Principal['kind'];

/** Limits of one operation. Fragments are expanded before counting. */
export interface OperationLimits {
  /** Lexical tokens of the whole document. */
  readonly tokensMax: number;
  /** Nesting of fields; a root field alone is 1. Introspection has its own rule. */
  readonly depthMax: number;
  readonly aliasesMax: number;
  readonly rootFieldsMax: number;
  readonly directivesMax: number;
  /** One point per field, multiplied by the page size (`first` or `last`) of every enclosing list. */
  readonly costMax: number;
}

/** Limits for each kind of caller. */
export type LimitsByKind = Readonly<Record<CallerKind, OperationLimits>>;

/** The highest token limit of all kinds of callers; the parser stops there. */
export function tokensMaxOf(limits: LimitsByKind): number {
  return Math.max(...Object.values(limits).map((limit) => limit.tokensMax));
}

const member: OperationLimits = {
  tokensMax: 4_000,
  depthMax: 16,
  aliasesMax: 50,
  rootFieldsMax: 20,
  directivesMax: 50,
  costMax: 20_000,
};

const partner: OperationLimits = { ...member, aliasesMax: 30, rootFieldsMax: 10, costMax: 10_000 };

/** Default limits. */
export const limitsDefault: LimitsByKind = {
  USER: member,
  SERVICE: member,
  API_KEY: partner,
  VISITOR: { ...partner, tokensMax: 2_000, depthMax: 12, rootFieldsMax: 5, directivesMax: 20, costMax: 5_000 },
  ANONYMOUS: { ...partner, tokensMax: 2_000, depthMax: 14, directivesMax: 20, costMax: 10_000 },
};
