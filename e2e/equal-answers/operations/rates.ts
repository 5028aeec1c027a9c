/** Rate limits by address and by caller, up to the refusal. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const exact = { isRateExact: true };
const quick = (from: string, count: number, step: (at: number) => Step) =>
  Array.from({ length: count }, (_, at) => ({ ...step(at), from, ...exact }));

export const rates: readonly Step[] = [
  ...quick('172.16.0.1', 4, (at) => look(`query Q${at} { __typename }`, { name: `counts down ${at}` })),
  ...quick('172.16.0.2', 21, (at) =>
    change('signIn', 'viewer { kind }', {
      input: { email: `nadie${at}@correo.example`, password: 'x' },
      name: `guesses ${at}`,
      refused: at < 20 ? 'WRONG_CREDENTIALS' : 'RATE_LIMITED',
    }),
  ),
  ...quick('172.16.0.3', 32, (at) =>
    look('query Q { viewer { kind } }', {
      headers: { authorization: `Bearer ttl_live_${String(at).padStart(43, 'a')}` },
      name: `bad keys ${at}`,
      refused: at < 30 ? 'UNAUTHENTICATED' : 'RATE_LIMITED',
    }),
  ),
  look('query Still { viewer { kind } }', { as: 'ana', from: '172.16.0.3', name: 'a good session from there' }),
  look('query Elsewhere { viewer { kind } }', { as: 'ana', name: 'a good session from elsewhere' }),
];
