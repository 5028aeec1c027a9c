import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { withDeadline } from '@tertulia/deadline';
import { formatTraceparent, parseTraceparent } from './traceparent.js';
import type { SpanMaker, StartedSpan, TracingSettings } from './tracing.js';

const stopPatienceMs = 5_000;
const sendTimeoutMs = 4_000;
const sendEveryMs = 1_000;

/** Spans by OpenTelemetry, sent in batches over OTLP/HTTP. The only module that imports it; loaded when tracing is turned on. */
export function openTelemetry(settings: TracingSettings): SpanMaker {
  const endpoint = settings.endpoint.replace(/\/+$/, '');
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: sendTimeoutMs });
  const processor = new BatchSpanProcessor(exporter, { scheduledDelayMillis: sendEveryMs });
  const tracers = new Map<string, Tracer>();
  const tracerOf = (service: string): Tracer => {
    const known = tracers.get(service) ?? makeTracer(service, settings.version, processor);
    tracers.set(service, known);
    return known;
  };
  return {
    start: ({ name, service, kind, attributes = {} }, parent) =>
      started(tracerOf(service), { name, kind: SpanKind[kind], attributes, parent: contextOf(parent) }),
    stop: async () => {
      await withDeadline(
        processor.shutdown().catch(() => undefined),
        stopPatienceMs,
        () => undefined,
      );
    },
  };
}

/** One provider for each service, so that services that share a process are distinguished. */
function makeTracer(service: string, version: string, processor: BatchSpanProcessor): Tracer {
  const resource = resourceFromAttributes({
    'service.name': service,
    'service.namespace': 'tertulia',
    'service.version': version,
  });
  return new BasicTracerProvider({ resource, spanProcessors: [processor] }).getTracer('tertulia');
}

function contextOf(parent: string | undefined): Context {
  const parts = parseTraceparent(parent);
  if (parts === null) return ROOT_CONTEXT;
  const { traceId, spanId, isSampled } = parts;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function started(
  tracer: Tracer,
  {
    name,
    kind,
    attributes,
    parent,
  }: { name: string; kind: SpanKind; attributes: Record<string, string | number | boolean>; parent: Context },
): StartedSpan {
  const span = tracer.startSpan(name, { kind, attributes }, parent);
  const { traceId, spanId, traceFlags } = span.spanContext();
  const isSampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
  return {
    traceparent: formatTraceparent({ traceId, spanId, isSampled }),
    set: (more) => void span.setAttributes(more),
    fail: (code) => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', code);
    },
    end: () => span.end(),
  };
}
