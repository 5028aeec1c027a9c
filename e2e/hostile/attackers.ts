/**
 * Runs the hostile tenants in a separate process: their own computation is not the platform's, and must neither compete with it for a
 * processor nor block the loop that times the innocents. A parent sends the tenants and the duration, and receives what each has done.
 */
import { setPriority } from 'node:os';
import { Session } from '../kit/graph.ts';
import { attack, type Attacker } from './attack.ts';
import { hostileTenants } from './hostile-definitions.ts';

/** The parent's message: which hostile tenants attack, with the cookie of each administrator, and for how long. */
export interface AttackOrder {
  readonly url: string;
  readonly forMs: number;
  readonly attackers: readonly { readonly name: string; readonly cookie: string }[];
}

/** The reply: how often each tenant did what. */
export type AttackReport = readonly { readonly name: string; readonly done: Readonly<Record<string, number>> }[];

/** Lower in priority than everything else on the machine. */
const niceness = 19;

process.once('message', ({ url, forMs, attackers }: AttackOrder) => {
  setPriority(niceness);
  const until = performance.now() + forMs;
  const tenants = attackers.map(({ name, cookie }): Attacker => {
    const tenant = hostileTenants.find((one) => one.name === name);
    if (tenant === undefined) throw new Error(`there is no hostile tenant ${name}`);
    return { ...tenant, session: new Session(url, cookie), done: {} };
  });
  void attackAll(tenants, until);
});

async function attackAll(tenants: readonly Attacker[], until: number): Promise<void> {
  await Promise.all(tenants.map(async (tenant) => attack(tenant, until)));
  const report: AttackReport = tenants.map(({ name, done }) => ({ name, done }));
  process.send?.(report, undefined, undefined, () => process.exit(0));
}
