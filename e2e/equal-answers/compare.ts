import type { GraphError, UserError } from '../kit/graph.ts';
import type { Step, StepAnswer } from './step.ts';

/** The differences between two normalised answers, one line each: where, and both values. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (isPlain(one) && isPlain(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const inner = keys.flatMap((key) => differences(one[key], other[key], path === '' ? key : `${path}.${key}`));
    const isReordered = inner.length === 0 && Object.keys(one).join() !== Object.keys(other).join();
    return isReordered && path.startsWith('body.') ? [`${path}: order of the keys`] : inner;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, index) => differences(one[index], other[index], `${path}[${index}]`)).flat();
  }
  return Object.is(one, other) ? [] : [`${path}: ${shown(one)} / ${shown(other)}`];
}

/** Whether a step had the expected result: its own code, or no code at all. Null when it did. */
export function disappointment(step: Step, { body }: StepAnswer): string | null {
  const codes = codesOf(body);
  if (codes.includes('INTERNAL_SERVER_ERROR')) return `a defect: ${JSON.stringify(body).slice(0, 400)}`;
  const wanted = step.refused ?? null;
  if (wanted === 'ANY') return null;
  if (wanted === null) return codes.length === 0 ? null : `was refused: ${JSON.stringify(body).slice(0, 400)}`;
  return codes.includes(wanted) ? null : `wanted ${wanted}, got ${JSON.stringify(body).slice(0, 400)}`;
}

/** The root fields that were executed in a response, over HTTP or in a subscription: neither null nor refused. */
export function carriedOut(body: unknown): string[] {
  const results = Array.isArray(body)
    ? body.map((told: unknown) => (isPlain(told) ? told['payload'] : undefined))
    : [body];
  return results
    .flatMap((result) =>
      isPlain(result) && isPlain(result['data']) && codesOf(result).length === 0 ? [result['data']] : [],
    )
    .flatMap((data) => Object.keys(data).filter((field) => data[field] !== null));
}

/** Codes in `errors` and in every `userErrors` of a response; `STALE` for a save that came too late. */
export function codesOf(body: unknown): unknown[] {
  const found: unknown[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!isPlain(value)) return;
    for (const error of listOf(value['errors']) as (GraphError | null)[]) found.push(error?.extensions?.code);
    if (isPlain(value['stale'])) found.push('STALE');
    for (const error of listOf(value['userErrors']) as UserError[]) found.push(error.code);
    Object.values(value).forEach(walk);
  };
  walk(body);
  return found;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
