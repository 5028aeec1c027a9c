import { z } from 'zod';

/** What a service tells the process that started it, once it answers. */
export interface ReadyMessage {
  readonly kind: 'tertulia.ready';
  readonly service: string;
  /** Where it answers, and its admin port: `http://host:port`. */
  readonly address: string;
  readonly admin: string;
  /** From its start to its first answer. */
  readonly ms: number;
}

/** How a service is asked to end: with others that take over, or as part of everything. */
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

/** A message of a service, or null when it is another one. */
export function asReadyMessage(message: unknown): ReadyMessage | null {
  return readySchema.safeParse(message).data ?? null;
}

/** A message of a starter, or null when it is another one. */
export function asStopMessage(message: unknown): StopMessage | null {
  return stopSchema.safeParse(message).data ?? null;
}

/** Tells whoever started this process, if it listens. */
export function tellReady(message: ReadyMessage): void {
  if (process.send !== undefined && process.connected) process.send(message);
}

/**
 * Calls back once when this process is asked to end: by a message of its starter, SIGTERM (both may drain), SIGINT or SIGHUP. Under
 * a starter the last two are left to it: a terminal sends them to all at once, and the starter knows the order. The second time ends at once.
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
