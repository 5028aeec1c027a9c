import { z } from 'zod';

/** Sent to the supervisor once the service is ready. */
export interface ReadyMessage {
  readonly kind: 'tertulia.ready';
  readonly service: string;
  /** Its address, and that of its admin port: `http://host:port`. */
  readonly address: string;
  readonly admin: string;
  /** From its start until it was ready. */
  readonly ms: number;
}

/** How a service is asked to stop: while other replicas take over, or together with everything. */
export interface StopMessage {
  readonly kind: 'tertulia.stop';
  readonly isDraining: boolean;
}

const readySchema = z.object({
  kind: z.literal('tertulia.ready'),
  service: z.string(),
  address: z.string(),
  admin: z.string(),
  ms: z.number(),
});

const stopSchema = z.object({ kind: z.literal('tertulia.stop'), isDraining: z.boolean() });

/** Parses a message of a service; null when it is another one. */
export function asReadyMessage(message: unknown): ReadyMessage | null {
  return readySchema.safeParse(message).data ?? null;
}

/** Parses a message of a supervisor; null when it is another one. */
export function asStopMessage(message: unknown): StopMessage | null {
  return stopSchema.safeParse(message).data ?? null;
}

/** Notifies the supervisor, if there is one. */
export function reportReady(message: ReadyMessage): void {
  if (process.send !== undefined && process.connected) process.send(message);
}

/**
 * Calls back once when this process is asked to stop: by a message of its supervisor, SIGTERM (both may drain), SIGINT or SIGHUP. Under a
 * supervisor the last two are ignored: a terminal sends them to all processes at once, and the supervisor stops them in order. A second
 * signal ends at once.
 */
export function onStopRequest(stop: (isDraining: boolean) => void): void {
  let isStopping = false;
  const ask = (isDraining: boolean): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop(isDraining);
  };
  process.on('SIGTERM', () => ask(true));
  for (const signal of ['SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (process.send === undefined) ask(false);
    });
  }
  process.on('message', (message) => {
    const asked = asStopMessage(message);
    if (asked !== null) ask(asked.isDraining);
  });
}
