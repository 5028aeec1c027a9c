import { currentRequest, inRequest } from './request-scope.js';

/** Plain values only, and never anything about a person: names of parts, codes, counts. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Settings of a span. */
export interface SpanStart {
  /** From a closed list, such as `transaction` or `handle billing.usage`: never text from a caller. */
  readonly name: string;
  /** The service that does the work. */
  readonly service: string;
  readonly kind: 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER' | 'INTERNAL';
  readonly attributes?: SpanAttributes;
  /** Starts a trace if none is open; without it there is a span only inside a trace. */
  readonly isEntry?: boolean;
}

/** An open span. */
export interface OpenSpan {
  set(attributes: SpanAttributes): void;
  /** Marks it as failed with a code of the catalogue, or the class of an error. */
  fail(code: string): void;
}

/** Creates spans once tracing is on. */
export interface SpanMaker {
  start(wanted: SpanStart, parent: string | undefined): StartedSpan;
  /** Sends what is left; waits at most 5 s. */
  stop(): Promise<void>;
}

/** A span with its own `traceparent`, for what runs inside it. */
export interface StartedSpan extends OpenSpan {
  readonly traceparent: string;
  end(): void;
}

/** Where spans are sent. */
export interface TracingSettings {
  /** Address of an OTLP receiver, without `/v1/traces`. */
  readonly endpoint: string;
  /** Release of the software, sent with every span. */
  readonly version: string;
}

const unseen: OpenSpan = { set: () => undefined, fail: () => undefined };

let maker: SpanMaker | null = null;

/**
 * Turns tracing on for this process; its libraries are loaded only now. Returns a function that turns it off. Environment variables of
 * OpenTelemetry, such as `OTEL_TRACES_SAMPLER`, are respected.
 */
export async function startTracing(settings: TracingSettings): Promise<() => Promise<void>> {
  if (maker !== null) throw new Error('Tracing is on already');
  const { openTelemetry } = await import('./open-telemetry.js');
  const started = openTelemetry(settings);
  maker = started;
  return async () => {
    if (maker === started) maker = null;
    await started.stop();
  };
}

/** Runs the work in a span; without tracing it only runs it. An error marks the span and is thrown again. */
export async function inSpan<T>(wanted: SpanStart, work: (span: OpenSpan) => Promise<T>): Promise<T> {
  const scope = currentRequest();
  if (maker === null || scope === null) return work(unseen);
  if (scope.traceparent === undefined && wanted.isEntry !== true) return work(unseen);
  const span = maker.start(wanted, scope.traceparent);
  try {
    return await inRequest({ ...scope, traceparent: span.traceparent }, async () => work(span));
  } catch (error) {
    span.fail(failureOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** A code or a class: the message of an error may contain what a person typed. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
