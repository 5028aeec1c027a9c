import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { emptyPostgres, posted } from './harness/posting.ts';
import { compare } from './harness/rounds.ts';

const postsPerSecond = 800;
const names = [
  ['deliveries', 'Tertulia, webhooks to 10 endpoints'],
  ['worker', 'pg-boss worker and undici'],
] as const;

/** Deliveries that wait in the database are sent and recorded, beside a worker that does nothing but send the same POSTs. */
export async function run({ seconds, rounds }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const makeDatabase = await emptyPostgres(stack);
  const posts = seconds * postsPerSecond;
  const targets = names.map(([kind, name]) => ({
    name,
    run: async () => posted(kind, posts, await makeDatabase()),
  }));
  const columns = { 'CPU µs a delivery': 'cpuUs', 'PostgreSQL µs': 'postgresUs', 'a second': 'perSecond' } as const;
  const rows = await compare({ what: `${posts} webhooks`, targets, key: 'cpuUs', columns }, { rounds });
  return {
    title: 'Webhooks',
    note: 'Both take what waits in PostgreSQL, send each as a POST and record it. Ours also signs, stores each attempt with its response, bounds what one endpoint may occupy, and checks where it connects.',
    rows,
  };
}
