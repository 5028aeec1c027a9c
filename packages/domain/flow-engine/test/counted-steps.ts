import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const flags = [
  '--conditions=tertulia-source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
];

/**
 * Counts the code blocks that the parsers and their libraries execute for a text, by V8's block coverage. The result is the same on every
 * machine and under any load. They run in a worker: coverage is read by walking all memory of a thread, and that of a test is large.
 */
export class StepCounter {
  private worker: Worker | null = null;

  async start(): Promise<void> {
    this.worker = new Worker(new URL('./step-worker.ts', import.meta.url), { execArgv: flags });
    await once(this.worker, 'message');
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Executed blocks of Markdown and of templates. Texts are counted one after the other. */
  async of(text: string): Promise<readonly number[]> {
    if (this.worker === null) throw new Error('the counter was not started');
    const counted = once(this.worker, 'message');
    this.worker.postMessage(text);
    const [steps] = (await counted) as [readonly number[]];
    return steps;
  }
}
