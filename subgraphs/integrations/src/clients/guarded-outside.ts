import type { Log } from '@tertulia/use-case';
import { LRUCache } from 'lru-cache';
import type { ConnectorDirectory } from '../application/connector-directory.js';
import type { Attempt, AttemptResult, Outside, TriedRequest } from '../application/outside-ports.js';
import { ConnectorError, type FieldValues, type JsonValue } from '../connectors/connector.js';
import { documentOf, sendRequest } from '../connectors/http/send-request.js';
import { errorOfStatus, failureOf } from '../connectors/connector-failure.js';
import { connectorContext, type ConnectorParts } from './connector-context.js';

interface OutsideParts extends ConnectorParts {
  readonly connectors: ConnectorDirectory;
  readonly log: Log;
  readonly monotonicMs: () => number;
}

const pacedMax = 10_000;
const shortestPaceMs = 1_000;

/** The outside through the guarded way out. A connection that was told to slow down is left alone for that time. */
export class GuardedOutside implements Outside {
  readonly #parts: OutsideParts;
  /** Until when a connection rests, in monotonic milliseconds. */
  readonly #pace = new LRUCache<string, number>({ max: pacedMax });

  constructor(parts: OutsideParts) {
    this.#parts = parts;
  }

  async attempt(attempt: Attempt): Promise<AttemptResult> {
    const paceKey = attempt.credential?.connection.id ?? null;
    const restMs = paceKey === null ? 0 : (this.#pace.get(paceKey) ?? 0) - this.#parts.monotonicMs();
    if (restMs > 0) {
      return { kind: 'failed', failure: 'LIMITED', code: 'PACED', status: null, retryAfterMs: Math.ceil(restMs) };
    }
    const result = await this.#do(attempt).catch((error: unknown) => this.#failure(error));
    if (paceKey !== null && result.kind === 'failed' && result.failure === 'LIMITED') {
      this.#pace.set(paceKey, this.#parts.monotonicMs() + Math.max(shortestPaceMs, result.retryAfterMs ?? 0));
    }
    return result;
  }

  async tryRequest({ effect, ...attempt }: Parameters<Outside['tryRequest']>[0]): Promise<TriedRequest> {
    try {
      const { status, headers, body } = await sendRequest(this.#parts.egress, effect, {
        ...{ organizationId: attempt.organizationId, key: attempt.key, timeoutMs: attempt.timeoutMs },
        credential: httpCredential(attempt),
      });
      return { kind: 'response', status, headers, body };
    } catch (error) {
      return { kind: 'failed', code: this.#failure(error).code };
    }
  }

  async #do(attempt: Attempt): Promise<AttemptResult> {
    const { effect } = attempt;
    const acted = async (name: string, inputs: FieldValues): Promise<AttemptResult> => {
      return { kind: 'done', value: await this.#act(attempt, name, inputs), status: null };
    };
    switch (effect.kind) {
      case 'request': {
        const response = await sendRequest(this.#parts.egress, effect, {
          ...attempt,
          credential: httpCredential(attempt),
        });
        const error = errorOfStatus(response.status, response.headers['retry-after'] ?? null);
        if (error !== null) return { ...this.#failure(error), response: Buffer.from(response.body).toString('utf8') };
        return { kind: 'done', value: documentOf(response.body), status: response.status };
      }
      case 'action':
        return acted(effect.action, effect.inputs);
      case 'mail': {
        const { to, replyTo, subject, text } = effect;
        return acted('sendMail', { to, replyTo, subject, text });
      }
    }
  }

  async #act(attempt: Attempt, name: string, inputs: FieldValues): Promise<JsonValue> {
    const { organizationId, key: effectId, isRepeat, timeoutMs, credential, onText } = attempt;
    if (credential === null) throw new ConnectorError('REFUSED', 'ACTION_NOT_FOUND');
    const { connector: connectorName, connectorVersion } = credential.connection;
    const connector = await this.#parts.connectors.find(organizationId, connectorName, connectorVersion);
    const action = connector?.actions.find((one) => one.name === name);
    if (connector === null || action === undefined) throw new ConnectorError('REFUSED', 'ACTION_NOT_FOUND');
    const work = { organizationId, connector, credential, effectId, isRepeat, timeoutMs, onText };
    return action.run(connectorContext(this.#parts, work), inputs);
  }

  #failure(error: unknown): Extract<AttemptResult, { kind: 'failed' }> {
    const failure = failureOf(error);
    if (failure !== null) return failure;
    this.#parts.log.error({ err: error }, 'work outside failed in a way that no far side can cause');
    return { kind: 'failed', failure: 'OUTAGE', code: 'INTERNAL', status: null, retryAfterMs: null };
  }
}

/** The credential of an HTTP request; a connection of another connector is refused, because its secret belongs to its vendor. */
function httpCredential({
  credential,
}: Pick<Attempt, 'credential'>): { fields: FieldValues; secret: FieldValues } | null {
  if (credential === null) return null;
  if (credential.connection.connector !== 'http') throw new ConnectorError('REFUSED', 'CONNECTOR_NOT_HTTP');
  return { fields: credential.connection.fields, secret: credential.secret };
}
