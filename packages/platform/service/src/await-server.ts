import { StartProblem } from '@tertulia/environment';
import type { Logger } from 'pino';

/** A server that a service needs and that may still be starting. */
export interface AwaitedServer<T> {
  /** As people call it. */
  readonly name: string;
  /** Name of the setting that says where it is. */
  readonly setting: string;
  open(): Promise<T>;
  /** True where trying again may help. */
  isAway(error: unknown): boolean;
  readonly patienceMs: number;
  readonly log: Logger;
}

const retryMs = 500;

/**
 * Opens it, again and again while it is away: containers start in any order. Tells once that it waits.
 * @throws StartProblem after the patience; errors that waiting does not mend at once, as they are
 */
export async function awaitServer<T>(server: AwaitedServer<T>): Promise<T> {
  const { name, setting, patienceMs, log } = server;
  const deadline = performance.now() + patienceMs;
  let isTold = false;
  for (;;) {
    try {
      return await server.open();
    } catch (error) {
      if (!server.isAway(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (performance.now() >= deadline) throw awayProblem(server, reason);
      if (!isTold) log.warn({ server: name, setting, reason }, 'waits for a server that does not answer yet');
      isTold = true;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

function awayProblem({ name, setting, patienceMs }: AwaitedServer<unknown>, reason: string): StartProblem {
  const waited = Math.round(patienceMs / 1_000);
  const [since, sinceThen] = waited === 0 ? ['', ''] : [` desde hace ${waited} s`, ` for ${waited} s`];
  return new StartProblem(
    `${name} no responde${since} (${reason}). Revisa que esté encendido y que ${setting} tenga su dirección.`,
    `${name} does not answer${sinceThen} (${reason}). See that it runs and that ${setting} has its address.`,
  );
}
