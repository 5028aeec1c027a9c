import { DomainError } from '@tertulia/errors';

/** What an argument must be: between bounds, or one of the listed values. */
export type ArgumentRule = { readonly min: number; readonly max: number | null } | { readonly expected: string };

/** The error for an argument; it names it and says what it must be, in the message and as `extensions.data`. */
export function badArgument(argument: string, rule: ArgumentRule): DomainError {
  return new DomainError('BAD_USER_INPUT', {
    params: { detail: `${argument}: ${printed(rule)}` },
    data: { argument, ...rule },
  });
}

/** The error for a cursor that was not issued by this platform. */
export function badCursor(argument: 'after' | 'before'): DomainError {
  return badArgument(argument, { expected: argument === 'after' ? 'pageInfo.endCursor' : 'pageInfo.startCursor' });
}

function printed(rule: ArgumentRule): string {
  if ('expected' in rule) return rule.expected;
  return rule.max === null ? `≥ ${rule.min}` : `${rule.min}–${rule.max}`;
}
