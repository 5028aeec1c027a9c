import { collectProcessMetrics, metricsOf, metricsRegistry, printMetrics } from '@tertulia/telemetry';
import { Counter, Histogram } from 'prom-client';
import type { CallerKind } from '../protection/limits.js';

/** How a call of a subgraph ended; LEFT when whoever asked had gone before. */
export type SubgraphOutcome = 'OK' | 'ERRORS' | 'UNAVAILABLE' | 'LEFT';

/** Metrics of subgraph calls. */
export interface SubgraphMetrics {
  startCall(subgraph: string): { end(outcome: SubgraphOutcome): void };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
const registers = [metricsRegistry];

const callers = new Counter({
  name: 'tertulia_gateway_requests_total',
  help: 'Requests answered, by kind of caller.',
  labelNames: ['caller', 'code'],
  registers,
});
const subgraphSeconds = new Histogram({
  name: 'tertulia_gateway_subgraph_seconds',
  help: 'Time a subgraph took.',
  labelNames: ['subgraph', 'outcome'],
  buckets: seconds,
  registers,
});
const reloads = new Counter({
  name: 'tertulia_gateway_supergraph_reloads_total',
  help: 'Changes of the supergraph file.',
  labelNames: ['outcome'],
  registers,
});
const socketEnds = new Counter({
  name: 'tertulia_gateway_socket_closes_total',
  help: 'Sockets closed by the gateway.',
  labelNames: ['reason'],
  registers,
});
const gateway = metricsOf('gateway');
/** The port may be public, so watched values are cached: repeated requests must not load the stores. */
const watchedMaxAgeMs = 1_000;

/** Metrics of the gateway. Every label has a fixed set of values; none is taken from a request. */
export class GatewayMetrics implements SubgraphMetrics {
  constructor(areProcessMetricsCollected: boolean) {
    if (areProcessMetricsCollected) collectProcessMetrics();
  }

  /** `code` is `OK` or a code of the error catalogue. */
  countRequest({ caller, code, ms }: { caller: CallerKind; code: string; ms: number }): void {
    callers.inc({ caller, code });
    gateway.countRequest({ kind: 'REQUEST', code, ms });
  }

  startCall(subgraph: string): { end(outcome: SubgraphOutcome): void } {
    const end = subgraphSeconds.startTimer({ subgraph });
    return { end: (outcome) => void end({ outcome }) };
  }

  countReload(outcome: 'SERVED' | 'REFUSED'): void {
    reloads.inc({ outcome });
  }

  moveSockets(by: number): void {
    gateway.moveSockets(by);
  }

  moveSubscriptions(by: number): void {
    gateway.moveSubscriptions(by);
  }

  countSocketEnd(reason: 'EXPIRED' | 'SLOW' | 'SILENT' | 'FLOOD'): void {
    socketEnds.inc({ reason });
  }

  /** All metrics of the process in the Prometheus text format. */
  async print(): Promise<{ contentType: string; text: string }> {
    return printMetrics(watchedMaxAgeMs);
  }
}
