import { posted } from './harness/beside-postgres.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { interleaved } from './harness/rounds.ts';

const posts = 40_000;
const names: Readonly<Record<string, string>> = { egress: 'Tertulia, egress', undici: 'undici, bare' };

/** POSTs through the guarded way out, beside the library that it is built on. */
export async function run({ rounds }: Pick<MeasureOptions, 'rounds'>): Promise<Measurement> {
  const targets = Object.keys(names).map((name) => ({
    name,
    run: async () => ({ ...(await posted(['--kind', name, '--posts', String(posts)])) }),
  }));
  const metrics = await interleaved(targets, { rounds, key: 'cpuUs' });
  const ours = metrics('egress');
  const rows = targets.map(({ name }) => {
    const of = metrics(name);
    return {
      what: 'POST of 450 B',
      who: names[name],
      ratio: of.cpuUs / ours.cpuUs,
      'CPU µs a request': of.cpuUs,
      'a second': of.perSecond,
      spread: of.spread,
    };
  });
  return {
    title: 'Egress',
    note: 'Both read the whole response. Ours checks the address, the headers and the size, with a breaker and a bound for each organization and host.',
    rows,
  };
}
