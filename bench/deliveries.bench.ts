import { withPostgres } from './harness/beside-postgres.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { interleaved } from './harness/rounds.ts';

const posts = 8_000;
const names: Readonly<Record<string, string>> = {
  deliveries: 'Tertulia, webhooks to 10 endpoints',
  worker: 'pg-boss worker and undici',
};

/** Deliveries that wait in the database are sent and recorded, beside a worker that does nothing but send the same POSTs. */
export async function run({ rounds }: Pick<MeasureOptions, 'rounds'>): Promise<Measurement> {
  return withPostgres(async (post) => {
    const targets = Object.keys(names).map((name) => ({ name, run: async () => post(name, posts) }));
    const metrics = await interleaved(targets, { rounds, key: 'cpuUs' });
    const ours = metrics('deliveries');
    const rows = targets.map(({ name }) => {
      const of = metrics(name);
      return {
        what: `${posts} webhooks`,
        who: names[name],
        ratio: of.cpuUs / ours.cpuUs,
        'CPU µs a delivery': of.cpuUs,
        'PostgreSQL µs': of.databaseUs,
        'a second': of.perSecond,
        spread: of.spread,
      };
    });
    return {
      title: 'Webhooks',
      note: 'Both take what waits in PostgreSQL, send each as a POST and record it. Ours also signs, stores each attempt with its response, bounds what one endpoint may occupy, and checks where it connects. PostgreSQL includes what put them there.',
      rows,
    };
  });
}
