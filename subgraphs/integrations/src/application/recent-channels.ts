import type { Clock } from '@tertulia/use-case';
import type { ReadChannels } from './channel-ports.js';
import type { UsableCredential } from './connection-ports.js';

const keptMs = 60_000;
const keptMax = 500;

/** Lists that were read lately, in this process. */
export class RecentChannels {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly untilMs: number; readonly read: ReadChannels }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find({ connection, revision }: Asked): ReadChannels | null {
    const found = this.#kept.get(`${connection.id} ${revision}`);
    return found !== undefined && found.untilMs > this.#clock.now().getTime() ? found.read : null;
  }

  /** What failed is kept only as long as the other side asked to be left alone. */
  keep({ connection, revision }: Asked, read: ReadChannels): void {
    const forMs = Math.max(read.code === null ? keptMs : 0, read.retryAfterMs ?? 0);
    if (forMs === 0) return;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= keptMax && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(`${connection.id} ${revision}`, { untilMs: this.#clock.now().getTime() + forMs, read });
  }
}

type Asked = Pick<UsableCredential, 'revision'> & { readonly connection: { readonly id: string } };
