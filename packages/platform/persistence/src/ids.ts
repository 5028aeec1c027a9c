import { randomFillSync } from 'node:crypto';
import type { Clock, Ids } from '@tertulia/use-case';
import { systemClock } from './clock.js';

const maxCounter = 0xfff;
/** Random bytes of one id, and how many ids share a call of the system. */
const randomSize = 10;
const idsAtOnce = 128;

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter inside one millisecond, 62 random bits. The ids of one generator
 * strictly increase, even when the clock is set back.
 */
export function uuidV7Ids(clock: Clock = systemClock): Ids {
  let lastMs = 0;
  let counter = 0;
  const nextRandom = randomSource();
  return {
    next: () => {
      const random = nextRandom();
      const nowMs = clock.now().getTime();
      if (nowMs > lastMs) {
        lastMs = nowMs;
        counter = random.readUInt16BE(0) & 0x7ff;
      } else if (counter < maxCounter) {
        counter += 1;
      } else {
        lastMs += 1;
        counter = 0;
      }
      return formatUuid(lastMs, counter, random.subarray(2));
    },
  };
}

function randomSource(): () => Buffer {
  const pool = Buffer.alloc(randomSize * idsAtOnce);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool.subarray(used, (used += randomSize));
  };
}

/** The ids of a running program. */
export const systemIds: Ids = uuidV7Ids();

function formatUuid(ms: number, counter: number, random: Buffer): string {
  const time = ms.toString(16).padStart(12, '0');
  const version = `7${counter.toString(16).padStart(3, '0')}`;
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const rest = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${rest.slice(0, 4)}-${rest.slice(4, 16)}`;
}
