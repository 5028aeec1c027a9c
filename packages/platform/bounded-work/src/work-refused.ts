/** The work was not done: it took too long or too much memory, too much waits, or the pool is closed. */
export class WorkRefused extends Error {
  constructor(readonly reason: 'OVERRUN' | 'BUSY' | 'CLOSED') {
    super(`work refused: ${reason}`);
  }
}
