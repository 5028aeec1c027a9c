/**
 * Runs the hostile tenants in a process of their own: their own computing is not the platform's, and must neither compete with it for a
 * processor nor block the loop that times the innocents. A parent sends who attacks and for how long, and receives what each has done.
 */
import { setPriority } from 'node:os';
import { Session } from '../kit/graph.ts';
import { attack } from './attack.mjs';
import { hostileTenants } from './hostile-definitions.mjs';

/** Lower in priority than everything else on the machine. */
const niceness = 19;

process.once('message', async ({ url, forMs, attackers }) => {
  setPriority(niceness);
  const until = performance.now() + forMs;
  const tenants = attackers.map(({ name, cookie }) => {
    const { definition, messages, variables } = hostileTenants.find((tenant) => tenant.name === name);
    return { name, definition, messages, variables, session: new Session(url, cookie), done: {} };
  });
  await Promise.all(tenants.map(async (tenant) => attack(tenant, until)));
  const report = tenants.map(({ name, done }) => ({ name, done }));
  process.send(report, () => process.exit(0));
});
