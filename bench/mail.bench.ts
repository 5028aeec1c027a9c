import { join } from 'node:path';
import { costing } from './harness/costs.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { startProgram } from './harness/processes.ts';
import { compare } from './harness/rounds.ts';
import { startWorker } from './harness/worker.ts';

const mailsPerSecond = 1_000;
const names = [
  ['sender', 'Tertulia, mail'],
  ['nodemailer', 'nodemailer, pooled'],
] as const;

/** Mails to one server, beside the library that our port is built on. */
export async function run({ seconds, rounds }: MeasureOptions): Promise<Measurement> {
  const targets = names.map(([kind, name]) => ({ name, run: async () => sent(kind, seconds * mailsPerSecond) }));
  const columns = { 'CPU µs a mail': 'cpuUs', 'a second': 'perSecond' } as const;
  const rows = await compare({ what: 'mail of 8 KB', targets, key: 'cpuUs', columns }, { rounds });
  return {
    title: 'Mail',
    note: 'Both send the same letter over five connections that stand already. Ours also checks names and addresses, sets the envelope apart and bounds each attempt.',
    rows,
  };
}

/** Sends in one way, in a process of its own, to a server in another one. */
async function sent(kind: string, mails: number) {
  const sink = await startProgram<{ port: number }>(join(import.meta.dirname, 'harness', 'mail-sink.ts'));
  try {
    const worker = await startWorker('mails.ts', { kind, mails, port: sink.said.port });
    const done = await costing({ pids: [worker.pid], servers: [] }, async () =>
      worker.ask<{ units: number; perSecond: number }>(),
    );
    await worker.stop();
    return done;
  } finally {
    await sink.stop();
  }
}
