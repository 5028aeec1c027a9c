import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { StartProblem } from '@tertulia/environment';
import type { CheckedServers } from './check-servers.js';
import type { DistributedEnvironment } from './environment.js';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Where and how the demo is made. */
export interface DemoPlace {
  readonly root: string;
  readonly environment: DistributedEnvironment;
  readonly servers: CheckedServers;
  readonly publicUrl: string;
  /** Of the visitors, 1 for all. */
  readonly share: number;
  /** True reserves our stdout for the supervisor's JSON lines. */
  readonly isQuiet: boolean;
}

/** Makes the demo data once, in a process that ends before any service runs. @throws StartProblem */
export async function makeDemo({ root, environment, servers, publicUrl, share, isQuiet }: DemoPlace): Promise<void> {
  const program = join(root, 'packages', 'programs', 'standalone', 'dist', 'demo', 'main.js');
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', isQuiet ? 2 : 1, 2],
    env: {
      ...environment.given,
      DATABASE_URL: servers.databaseUrl,
      MONGODB_URL: servers.mongoUrl ?? '',
      PUBLIC_URL: publicUrl,
      TERTULIA_DATA: environment.dataDir,
      DEMO_SHARE: String(share),
      LOG_LEVEL: environment.logLevel,
    },
  });
  // The child must not outlive this process.
  const end = (): void => {
    child.kill();
    process.exit(1);
  };
  for (const signal of endSignals) process.once(signal, end);
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const signal of endSignals) process.off(signal, end);
  if (code === 0) return;
  throw new StartProblem(
    'Los datos de prueba no se pudieron crear. La causa está arriba.',
    'The demo data could not be made. The cause is above.',
  );
}
