import type { ServerResponse } from 'node:http';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import type { CredentialVerifier } from '../authentication/credential-verifier.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import type { ServedSupergraph } from '../supergraph/served-supergraph.js';
import { sendText } from './reply.js';

/** Dependencies of the health endpoints. */
export interface HealthParts {
  readonly supergraph: ServedSupergraph;
  readonly verifier: CredentialVerifier | null;
  readonly metrics: GatewayMetrics;
  readonly areMetricsExposed: boolean;
  /** Must be reached once before the gateway is ready; later the gateway tolerates outages. */
  readonly redis: Pick<RedisServer, 'isUp'> | null;
  readonly isStopping: () => boolean;
  readonly log: Logger;
}

const json = 'application/json; charset=utf-8';

/** `/health`: the process is alive. `/ready`: it can serve requests. `/metrics`: metrics, if they are exposed. */
export class HealthEndpoint {
  readonly #parts: HealthParts;
  #wasRedisUp = false;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  sendHealth(response: ServerResponse): void {
    sendText(response, { status: 200, contentType: json, text: JSON.stringify({ status: 'ok' }) });
  }

  async sendReadiness(response: ServerResponse, requestId: string): Promise<void> {
    const waitingFor = await this.waitingFor(requestId);
    const status = waitingFor === null ? 'ready' : 'not ready';
    const text = JSON.stringify(waitingFor === null ? { status } : { status, waitingFor });
    sendText(response, { status: waitingFor === null ? 200 : 503, contentType: json, text });
  }

  /** False when metrics are not exposed. */
  async sendMetrics(response: ServerResponse): Promise<boolean> {
    if (!this.#parts.areMetricsExposed) return false;
    const { contentType, text } = await this.#parts.metrics.print();
    sendText(response, { status: 200, contentType, text });
    return true;
  }

  /** What the gateway still waits for, in one word; null when it is ready. */
  async waitingFor(requestId: string): Promise<string | null> {
    const { supergraph, verifier, redis, isStopping, log } = this.#parts;
    if (isStopping()) return 'stop';
    if (supergraph.apiSchema === null) return 'supergraph';
    this.#wasRedisUp ||= redis?.isUp() ?? true;
    if (!this.#wasRedisUp) return 'redis';
    try {
      await verifier?.ping(requestId);
      return null;
    } catch (error) {
      log.warn({ err: error, requestId }, 'identity does not respond');
      return 'identity';
    }
  }
}
