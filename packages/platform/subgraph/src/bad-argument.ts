import { DomainError } from '@tertulia/errors';

/** What an argument must be: within bounds, or one of what is written out. */
export type ArgumentRule = { readonly min: number; readonly max: number | null } | { readonly expected: string };

/** The refusal of an argument, which names it and says what it must be, in words and as `extensions.data`. */
export function badArgument(argument: string, rule: ArgumentRule): DomainError {
  return new DomainError('BAD_USER_INPUT', {
    params: { detail: `${argument}: ${printed(rule)}` },
    data: { argument, ...rule },
  });
}

/** The refusal of a cursor that is none of ours. */
export function badCursor(argument: 'after' | 'before'): DomainError {
  return badArgument(argument, { expected: argument === 'after' ? 'pageInfo.endCursor' : 'pageInfo.startCursor' });
}

function printed(rule: ArgumentRule): string {
  if ('expected' in rule) return rule.expected;
  return rule.max === null ? `≥ ${rule.min}` : `${rule.min}–${rule.max}`;
}
