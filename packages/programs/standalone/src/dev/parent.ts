import { flushCompileCache } from 'node:module';
import type { Running } from '../start.js';

/** The message of `npm run dev` to its server. */
export const widgetWasBuilt = 'widget was built';

/** True in a server that was started by `npm run dev`. */
export function hasParent(): boolean {
  return process.argv.includes('--development');
}

/** Until the server runs, the end of the channel to its parent ends it at once: there is nothing to close in order. */
export function endWithParent(): () => void {
  const end = (): never => process.exit(0);
  process.on('disconnect', end);
  return () => process.off('disconnect', end);
}

/** Reports that the server is ready, handles messages about builds, and stops when the channel ends. */
export function followParent(running: Running, stop: () => void): void {
  process.on('message', (message) => {
    if (message === widgetWasBuilt) running.reloadWidget().catch((error: unknown) => console.error(error));
  });
  process.on('disconnect', stop);
  process.send?.('ready');
  // For the next start, which may come before this process has ended in order.
  flushCompileCache();
}
