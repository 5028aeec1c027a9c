import { StartProblem } from '@tertulia/environment';
import { freePorts } from '@tertulia/service/process';
import { Door } from '@tertulia/door';
import { pino } from 'pino';
import { loadSecrets } from '@tertulia/standalone/secrets';
import type { Announcer } from './announce.js';
import { checkServers } from './check-servers.js';
import type { DistributedEnvironment } from './environment.js';
import { makeDemo } from './make-demo.js';
import { planServices } from './plan-services.js';
import { services } from './services.js';
import { Supervisor } from './supervisor.js';

/** What to start, and how to report. */
export interface Start {
  /** Folder of the repository, built. */
  readonly root: string;
  /** Processes of the services that may have several. */
  readonly replicas: number;
  readonly announcer: Announcer;
  /** How many of the demo's visitors there are, 1 for all; null makes no demo. */
  readonly demoShare: number | null;
  /** True when the output is for a program, not for a person. */
  readonly isQuiet: boolean;
  /** Called with the supervisor before anything runs, so that a signal finds it. */
  onSupervisor(supervisor: Supervisor): void;
}

/** Starts every service as a process. @throws StartProblem with advice for the operator */
export async function start(
  environment: DistributedEnvironment,
  { root, replicas, announcer, demoShare: share, isQuiet, onSupervisor }: Start,
): Promise<void> {
  const servers = await checkServers(environment);
  await refusePortInUse(environment);
  const secrets = await loadSecrets(environment.dataDir);
  const ports = await choosePorts(environment);
  const publicUrl = environment.publicUrl ?? `http://${hostForPeople(environment.host)}:${ports.get('gateway')}`;
  if (share !== null) await makeDemo({ root, environment, servers, publicUrl, share, isQuiet });
  const plans = planServices({ root, environment, servers, secrets, publicUrl, replicas, ports });
  const supervisor = new Supervisor(plans, announcer);
  onSupervisor(supervisor);
  const failed = await supervisor.start();
  if (failed.length > 0) {
    const names = failed.join(', ');
    throw new StartProblem(
      `No arrancó: ${names}. La causa está arriba.`,
      `Did not start: ${names}. The cause is above.`,
    );
  }
  if (!supervisor.isStopping) announcer.serving(publicUrl);
}

/** Checked before anything runs, because the service that opens the port starts last. */
async function refusePortInUse({ host, port }: DistributedEnvironment): Promise<void> {
  if (port === 0) return;
  const door = await Door.open({ host, port, log: pino({ level: 'silent' }) });
  await door.close();
}

async function choosePorts(environment: DistributedEnvironment): Promise<ReadonlyMap<string, number>> {
  const free = await freePorts(services.length);
  return new Map(
    services.map(({ name, kind }, index) => {
      const chosen = kind === 'GATEWAY' && environment.port !== 0 ? environment.port : environment.ports.get(name);
      return [name, chosen ?? free[index] ?? 0];
    }),
  );
}

/** The address for a browser on this machine. */
function hostForPeople(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
}
