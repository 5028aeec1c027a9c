import { FairTurns, WorkRefused, type FairTurnsSettings } from '@tertulia/bounded-work';
import { DomainError } from '@tertulia/errors';
import { organizationOf, type Principal } from '@tertulia/principal';
import { keyOf } from './rate-policy.js';

/**
 * Default: the operations of an organization run without waiting while they take less than about a seventh of the time. The operations
 * of organizations above that share run two at a time.
 */
export const turnsDefault: FairTurnsSettings = {
  freeMs: 2_000,
  freeAtOnce: 6,
  atOnce: 2,
  mostWaiting: 200,
  patienceMs: 10_000,
};

const retryAfterSeconds = 5;

/**
 * Queues the operations of members and API keys while their organization uses more than its share. Visitors never wait, because a
 * conversation turn has its own budget.
 */
export class OperationTurns {
  readonly #turns: FairTurns;

  constructor(settings: FairTurnsSettings) {
    this.#turns = new FairTurns(settings);
  }

  /** @throws DomainError RATE_LIMITED when the queue is full or the operation waited too long */
  async take<T>(principal: Principal, work: () => Promise<T>): Promise<T> {
    if (principal.kind !== 'USER' && principal.kind !== 'API_KEY') return work();
    try {
      return await this.#turns.run(organizationOf(principal) ?? keyOf(principal, ''), work);
    } catch (error) {
      if (!(error instanceof WorkRefused)) throw error;
      throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds }, data: { retryAfterSeconds } });
    }
  }
}
