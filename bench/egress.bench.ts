import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { posted } from './harness/posting.ts';
import { compare } from './harness/rounds.ts';

const postsPerSecond = 4_000;
const names = [
  ['egress', 'Tertulia, egress'],
  ['undici', 'undici, bare'],
] as const;

/** POSTs through the guarded way out, beside the library that it is built on. */
export async function run({ seconds, rounds }: MeasureOptions): Promise<Measurement> {
  const targets = names.map(([kind, name]) => ({ name, run: () => posted(kind, seconds * postsPerSecond) }));
  const columns = { 'CPU µs a request': 'cpuUs', 'a second': 'perSecond' } as const;
  const rows = await compare({ what: 'POST of 450 B', targets, key: 'cpuUs', columns }, { rounds });
  return {
    title: 'Egress',
    note: 'Both read the whole response. Ours checks the address, the headers and the size, with a breaker and a bound for each organization and host.',
    rows,
  };
}
