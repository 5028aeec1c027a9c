import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { createLog } from '@tertulia/subgraph/log';
import { printMetrics } from '@tertulia/telemetry';
import { openAdminServer, type AdminServer } from './admin-server.js';
import { observe } from './observe.js';
import { newReplicaId } from './replica-id.js';
import { awaitRedis } from './servers.js';
import type { ServiceBase } from './service-base.js';
import type { ServiceSettings } from './service-settings.js';
import { onStopRequest, reportReady } from './supervision.js';

/** A running service. */
export interface RunningService {
  /** Its address, `http://host:port`. */
  readonly address: string;
  /** What it still waits for, in one word; null when it is ready. */
  waitingFor(): Promise<string | null>;
  /** Serves for `drainMs`, then ends in order and releases everything but Redis. */
  stop(how: { readonly drainMs: number }): Promise<void>;
}

/** One service as a process. */
export interface ServiceDefinition<Settings extends ServiceSettings> {
  readonly name: string;
  /** Reads the settings. @throws EnvironmentError */
  read(): Settings;
  /** Opens everything that the service needs and starts serving. @throws StartProblem */
  open(base: ServiceBase<Settings>): Promise<RunningService>;
}

interface Life {
  readonly base: ServiceBase;
  readonly running: RunningService;
  isStopping: boolean;
}

/** A drain, and the time that running requests then have to finish. */
const stopCapMs = 18_000;
const readyCheckMs = 100;

/**
 * Runs one service until it is asked to stop: opens Redis, then the service, then the admin port; logs one line when it is ready. Ends the
 * process: 0 when everything ended in order, 1 when it could not start or did not end in time.
 */
export async function runService<Settings extends ServiceSettings>(
  definition: ServiceDefinition<Settings>,
): Promise<void> {
  const started = performance.now();
  try {
    const base = await openBase(definition.name, definition.read());
    const stopObserving = await observe(base);
    const life: Life = { base, running: await definition.open(base), isStopping: false };
    const admin = await openAdmin(life);
    endOnRequest(life, async () => {
      await base.redis?.close();
      await stopObserving();
      await admin.close();
    });
    await untilReady(life);
    if (life.isStopping) return;
    reportStart(life, { admin, ms: Math.round(performance.now() - started) });
  } catch (error) {
    refuse(error);
  }
}

async function openBase<Settings extends ServiceSettings>(
  name: string,
  settings: Settings,
): Promise<ServiceBase<Settings>> {
  const log = createLog(name, settings.logLevel);
  const { redisUrl, startPatienceMs: patienceMs } = settings;
  const redis = redisUrl === null ? null : await awaitRedis(redisUrl, name, { patienceMs, log });
  return { name, replicaId: newReplicaId(name), settings, log, redis };
}

async function openAdmin(life: Life): Promise<AdminServer> {
  const { settings, log } = life.base;
  const { host, adminPort: port } = settings;
  return openAdminServer({ host, port, log }, { waitingFor: async () => waitingFor(life), metrics: printMetrics });
}

async function waitingFor({ isStopping, running, base }: Life): Promise<string | null> {
  if (isStopping) return 'stop';
  try {
    return await running.waitingFor();
  } catch (error) {
    base.log.warn({ err: error }, 'readiness check failed');
    return 'itself';
  }
}

/** Without limit: `/ready` shows what it waits for. */
async function untilReady(life: Life): Promise<void> {
  while (!life.isStopping && (await waitingFor(life)) !== null) {
    await new Promise((resolve) => setTimeout(resolve, readyCheckMs));
  }
}

function reportStart({ base, running }: Life, { admin, ms }: { admin: AdminServer; ms: number }): void {
  const { name: service, settings, log } = base;
  const addresses = { service, address: running.address, admin: urlOf(settings.host, admin.port), ms };
  log.info(addresses, 'ready');
  reportReady({ kind: 'tertulia.ready', ...addresses });
}

function endOnRequest(life: Life, closeRest: () => Promise<void>): void {
  const { log, settings } = life.base;
  onStopRequest((isDraining) => {
    life.isStopping = true;
    log.info({ isDraining }, 'stopping');
    setTimeout(() => {
      log.error({ stopCapMs }, 'did not end in time');
      process.exit(1);
    }, stopCapMs).unref();
    const drainMs = isDraining ? settings.drainMs : 0;
    life.running
      .stop({ drainMs })
      .then(closeRest)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not end in order');
          process.exit(1);
        },
      );
  });
}

/** The address at which a process of this machine reaches the port. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function refuse(error: unknown): never {
  const isExplained = error instanceof StartProblem || error instanceof EnvironmentError;
  const text = isExplained ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
