import { Session } from 'node:inspector/promises';

/**
 * Counts how many pieces of the engine's code, and of the libraries that it reads texts with, are run by a call: blocks as V8
 * counts them. The same on every machine, whatever else it does.
 */
export class StepCounter {
  private readonly session = new Session();

  async start(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  async stop(): Promise<void> {
    await this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Steps of one call; what ran before is left out. */
  async of(call: () => void): Promise<number> {
    await this.session.post('Profiler.takePreciseCoverage');
    call();
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return result
      .filter((script) => /flow-engine\/src|re2js|liquidjs/.test(script.url))
      .flatMap((script) => script.functions.flatMap((one) => one.ranges.map((range) => range.count)))
      .reduce((sum, count) => sum + count, 0);
  }
}
