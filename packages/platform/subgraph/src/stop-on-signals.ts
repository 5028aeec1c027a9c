import type { Logger } from './log.js';

/** Stops once at the first SIGTERM or SIGINT, and lets the process end by itself; a second signal ends it at once. */
export function stopOnSignals(log: Logger, stop: () => Promise<unknown>): void {
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'stopping');
    stop().catch((error: unknown) => {
      log.error({ err: error }, 'stop failed');
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
}
