import type { Principal } from '@tertulia/principal';

/** Who is limited how: the kind of the caller. */
export type CallerKind = Principal['kind'];

/** What one operation may be at most. Counts are taken after fragments are spread. */
export interface OperationLimits {
  /** Lexical tokens of the whole document. */
  readonly tokensMax: number;
  /** Fields inside fields; a root field alone is 1. Introspection is left to its own rule. */
  readonly depthMax: number;
  readonly aliasesMax: number;
  readonly rootFieldsMax: number;
  readonly directivesMax: number;
  /** One point a field, times the page size (`first` or `last`) of every list around it. */
  readonly costMax: number;
}

/** Limits for each kind of caller. */
export type LimitsByKind = Readonly<Record<CallerKind, OperationLimits>>;

/** The most tokens that any kind of caller may send: what the parser stops at. */
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

/** What the gateway allows unless told otherwise. */
export const limitsDefault: LimitsByKind = {
  USER: member,
  SERVICE: member,
  API_KEY: partner,
  VISITOR: { ...partner, tokensMax: 2_000, depthMax: 12, rootFieldsMax: 5, directivesMax: 20, costMax: 5_000 },
  ANONYMOUS: { ...partner, tokensMax: 2_000, depthMax: 14, directivesMax: 20, costMax: 10_000 },
};
