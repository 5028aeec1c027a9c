import { costing } from './harness/costs.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { compare } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';

const names = [
  ['ours', 'Tertulia, flow engine'],
  ['ours-large', 'Tertulia, 10,000 blocks more'],
  ['xstate', 'xstate, snapshot stored'],
  ['xstate-live', 'xstate, actor kept in memory'],
  ['dialogs', 'botbuilder-dialogs, text prompts'],
  ['dialogs-number', 'botbuilder-dialogs, NumberPrompt'],
] as const;

/** The flow engine beside others, in memory. */
export async function run({ seconds, rounds, warmSeconds }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const targets = [];
  for (const [kind, name] of names) {
    const worker = await startWorker('engines.ts', { kind });
    stack.defer(() => worker.stop());
    await worker.ask({ seconds: warmSeconds });
    const work = () => worker.ask<{ units: number; perSecond: number }>({ seconds });
    targets.push({ name, run: () => costing({ pids: [worker.pid], servers: [] }, work) });
  }
  const columns = { 'CPU µs a turn': 'cpuUs', 'turns a second': 'perSecond' } as const;
  const rows = await compare({ what: 'turn', targets, key: 'cpuUs', columns }, { rounds });
  return {
    title: 'Flow engine',
    note: 'A greeting, two questions with checks, a condition and the end, in four turns of which one is refused; all say the same. State is read and stored as JSON at each turn, but for the actor. Ours also reads numbers and names in words, notices emergencies, requests for a person and questions, and bounds what a step may cost.',
    rows,
  };
}
