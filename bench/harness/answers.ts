import { setTimeout as wait } from 'node:timers/promises';
import type { GraphAnswer, RequestHeaders } from '../../e2e/kit/graph.ts';

/** A target that must return the same data as the others. */
export interface Answering {
  readonly name: string;
  readonly url: string;
  /** The targets take turns; the first is used here. */
  readonly headerSets: readonly RequestHeaders[];
}

/** Fails unless every target returns the same data: a faster wrong response does not count. */
export async function assertEqualAnswers(targets: readonly Answering[], body: string): Promise<void> {
  const [first, ...others] = targets;
  if (first === undefined) return;
  const wanted = canonical(await answerOf(first, body));
  for (const target of others) {
    const answer = canonical(await answerOf(target, body));
    if (answer === wanted) continue;
    throw different(target.name, { wanted, found: answer });
  }
}

/**
 * Fails unless both respond with the same bytes, but for the sequence of live counts, which is each process's own, and for what a request
 * cost, which keys are told behind the data.
 */
export async function assertEqualBytes(one: Answering, other: Answering, body: string): Promise<void> {
  const text = async ({ url, headerSets }: Answering) => {
    const headers = { 'content-type': 'application/json', ...headerSets[0] };
    const response = await fetch(url, { method: 'POST', body, headers });
    const whole = (await response.text()).trim().replaceAll(/"sequence":\d+/g, '"sequence":0');
    return whole.replace(/,"extensions":\{"cost":\{.*\}\}\}$/, '}');
  };
  const [wanted, found] = [await text(one), await text(other)];
  if (wanted !== found) throw different(other.name, { wanted, found });
}

async function answerOf({ url, headerSets, name }: Answering, body: string): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headerSets[0] },
    });
    const { data, errors } = (await response.json()) as GraphAnswer<unknown>;
    if (errors === undefined) return data;
    if (attempt === 5) throw new Error(`${name}: ${JSON.stringify(errors).slice(0, 500)}`);
    await wait(500);
  }
}

function different(name: string, { wanted, found }: { readonly wanted: string; readonly found: string }): Error {
  const at = [...found].findIndex((character, index) => character !== wanted[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return new Error(`${name} returns other data: …${around(found)}… for …${around(wanted)}…`);
}

/** JSON with the keys of every object in order, without the sequence of live counts: it is each process's own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // `undefined` has no JSON.
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'sequence')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
