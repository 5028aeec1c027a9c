import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallerKind } from '../protection/limits.js';

/** How a call of a subgraph ended. */
export type SubgraphOutcome = 'OK' | 'ERRORS' | 'UNAVAILABLE';

/** The part of the metrics that calling subgraphs writes. */
export interface SubgraphMetrics {
  startCall(subgraph: string): { end(outcome: SubgraphOutcome): void };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Figures of one gateway, in a registry of its own. Every label comes from a closed list: none from a caller. */
export class GatewayMetrics implements SubgraphMetrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('requests_total', 'Requests answered.', ['caller', 'code']);
  readonly #durations = this.#histogram('request_seconds', 'Time to answer a request.', ['caller']);
  readonly #subgraphDurations = this.#histogram('subgraph_seconds', 'Time a subgraph took.', ['subgraph', 'outcome']);
  readonly #reloads = this.#counter('supergraph_reloads_total', 'Changes of the supergraph file.', ['outcome']);
  readonly #sockets = this.#gauge('sockets', 'Open sockets.');
  readonly #subscriptions = this.#gauge('subscriptions', 'Running subscriptions.');
  readonly #socketEnds = this.#counter('socket_closes_total', 'Sockets closed by the gateway.', ['reason']);

  constructor(areProcessMetricsCollected: boolean) {
    if (areProcessMetricsCollected) collectDefaultMetrics({ register: this.#registry });
  }

  /** `code` is `OK` or a code of the error catalogue. */
  countRequest(about: { caller: CallerKind; code: string; ms: number }): void {
    this.#requests.inc({ caller: about.caller, code: about.code });
    this.#durations.observe({ caller: about.caller }, about.ms / 1_000);
  }

  startCall(subgraph: string): { end(outcome: SubgraphOutcome): void } {
    const end = this.#subgraphDurations.startTimer({ subgraph });
    return { end: (outcome) => void end({ outcome }) };
  }

  countReload(outcome: 'SERVED' | 'REFUSED'): void {
    this.#reloads.inc({ outcome });
  }

  moveSockets(by: number): void {
    this.#sockets.inc(by);
  }

  moveSubscriptions(by: number): void {
    this.#subscriptions.inc(by);
  }

  countSocketEnd(reason: 'EXPIRED' | 'SLOW' | 'SILENT' | 'FLOOD'): void {
    this.#socketEnds.inc({ reason });
  }

  /** In the text format that Prometheus reads. */
  async print(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `tertulia_gateway_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `tertulia_gateway_${name}`, help, registers: [this.#registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    const names = { name: `tertulia_gateway_${name}`, help, labelNames };
    return new Histogram({ ...names, buckets: seconds, registers: [this.#registry] });
  }
}
