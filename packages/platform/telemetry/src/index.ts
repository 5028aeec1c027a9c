export { collectProcessMetrics, metricsOf, metricsRegistry, printMetrics, recordBuild } from './metrics.js';
export type { PublicationOutcome, RequestKind, ServiceMetrics, TurnOutcome } from './metrics.js';
export { currentRequest, inRequest, requestOfLogLine, scopeOfMany } from './request-scope.js';
export type { RequestScope } from './request-scope.js';
export { trustedTraceparent } from './traceparent.js';
export { inSpan, startTracing } from './tracing.js';
export type { OpenSpan, SpanStart, SpanAttributes, TracingSettings } from './tracing.js';
export type { LagReading, OutboxReading, OutsideReading, PoolReading, Unwatch } from './readings.js';
