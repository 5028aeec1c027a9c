// A separate process, so that generating the load is not part of the measurement. Reads its settings as JSON from the first argument.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { LoadOrder, LoadResult } from './run-load.ts';

/** As far as it is used here. It is installed with the peers. */
type Autocannon = (options: object) => Promise<{
  readonly duration: number;
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly requests: { readonly total: number };
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly mismatches: number;
}>;

const load = createRequire(join(import.meta.dirname, '..', 'peers', 'package.json'));
const autocannon = load('autocannon') as Autocannon;
const { url, seconds, connections, body, headerSets } = JSON.parse(process.argv[2] ?? '') as LoadOrder;
const result = await autocannon({
  url,
  duration: seconds,
  connections,
  method: 'POST',
  timeout: 30,
  // A refusal of the graph may have the status 200.
  verifyBody: (text: string) => !text.includes('"errors":'),
  requests: headerSets.map((headers) => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })),
});
const { latency, requests, errors, timeouts, mismatches } = result;
const done: LoadResult = {
  answered: requests.total,
  perSecond: requests.total / result.duration,
  p50Ms: latency.p50,
  p99Ms: latency.p99,
  failed: result.non2xx + errors + timeouts + mismatches,
};
console.log(JSON.stringify(done));
