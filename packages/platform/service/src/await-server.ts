import { StartProblem } from '@tertulia/environment';
import type { Logger } from 'pino';

/** A server that a service needs and that may still be starting. */
export interface AwaitedServer<T> {
  /** Its name in messages. */
  readonly name: string;
  /** Name of the setting that has its address. */
  readonly setting: string;
  open(): Promise<T>;
  /** True for errors after which a retry may succeed. */
  isUnavailable(error: unknown): boolean;
  readonly patienceMs: number;
  readonly log: Logger;
}

const retryMs = 500;

/**
 * Opens a connection, retrying while the server is unavailable, because containers start in any order. Logs once that it waits.
 * @throws StartProblem after `patienceMs`; other errors at once, unchanged
 */
export async function awaitServer<T>(server: AwaitedServer<T>): Promise<T> {
  const { name, setting, patienceMs, log } = server;
  const deadline = performance.now() + patienceMs;
  let isLogged = false;
  for (;;) {
    try {
      return await server.open();
    } catch (error) {
      if (!server.isUnavailable(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (performance.now() >= deadline) throw unavailableProblem(server, reason);
      if (!isLogged) log.warn({ server: name, setting, reason }, 'waiting for a server that does not respond yet');
      isLogged = true;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

function unavailableProblem({ name, setting, patienceMs }: AwaitedServer<unknown>, reason: string): StartProblem {
  const waited = Math.round(patienceMs / 1_000);
  const [since, sinceThen] = waited === 0 ? ['', ''] : [` desde hace ${waited} s`, ` for ${waited} s`];
  return new StartProblem(
    `${name} no responde${since} (${reason}). Revisa que esté encendido y que ${setting} tenga su dirección.`,
    `${name} does not respond${sinceThen} (${reason}). Check that it is running and that ${setting} has its address.`,
  );
}
