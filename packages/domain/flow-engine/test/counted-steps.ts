import { Session } from 'node:inspector/promises';

/**
 * Counts the code blocks of the engine and of its text libraries that a call executes, by V8's block coverage. The result is the
 * same on every machine and under any load.
 */
export class StepCounter {
  private readonly session = new Session();

  async start(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await this.session.post('Profiler.takePreciseCoverage');
  }

  async stop(): Promise<void> {
    await this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /**
   * Executed blocks of one call, for each group of scripts. Taking the coverage resets it, and nothing of the engine may run between two
   * calls. It is taken once a call, because that walks the memory of the whole process.
   */
  async of(call: () => void, groups: readonly RegExp[]): Promise<number[]> {
    call();
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return groups.map((group) =>
      result
        .filter((script) => group.test(script.url))
        .flatMap((script) => script.functions.flatMap((one) => one.ranges.map((range) => range.count)))
        .reduce((sum, count) => sum + count, 0),
    );
  }
}
