/**
 * A process that does the fixed work again and again while others are at work: caches and the other half of a core are shared, so that
 * the same work then takes more processor time. Asked with any message, it answers with the longest time, in milliseconds, and ends.
 */
import { fixedWorkMs } from './machine.ts';

const everyMs = 1_500;

let slowest = 0;
const look = () => {
  slowest = Math.max(slowest, fixedWorkMs());
};
look();
const looking = setInterval(look, everyMs);

process.once('disconnect', () => process.exit(0));
process.once('message', () => {
  clearInterval(looking);
  process.send?.(slowest, undefined, undefined, () => process.exit(0));
});
