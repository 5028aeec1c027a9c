/** Node's test runner, without its promises, which need not be awaited: it collects the tests itself. */
import * as runner from 'node:test';

type Settled<Body> = [body: Body] | [options: runner.TestOptions, body: Body];

/** See `node:test`. */
export function describe(title: string, ...rest: Settled<runner.SuiteFn>): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  void runner.describe(title, options, body);
}

/** See `node:test`. */
export function test(title: string, ...rest: Settled<runner.TestFn>): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  void runner.test(title, options, body);
}

export { after, afterEach, before, beforeEach } from 'node:test';
