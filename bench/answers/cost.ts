import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { KnowledgeEntry } from '../../packages/domain/flow-engine/dist/index.js';
import { answerFrom, KnowledgeBase } from '../../packages/domain/knowledge-answers/dist/index.js';
import { allTemplates } from '../../subgraphs/templates/dist/domain/catalogue/index.js';
import { definitionOf } from '../../subgraphs/templates/dist/domain/definition-of.js';
import { spanish } from './questions-es.ts';

const now = new Date('2026-11-25T17:00:00Z');
const facts = {
  ...{ name: 'La Palma', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' as const },
  ...{ phone: '+52 33 1234 5678', address: 'Av. Juárez 10, Guadalajara' },
};
/** Entries that are indexed before others get their turn; about as many as the runtime indexes at once. */
const batch = 50;

/** What a question over 500 entries costs, and what indexing 2,000 does to the event loop. */
export async function costTable(): Promise<string> {
  const definitions = allTemplates.map((template) => definitionOf(template, facts));
  const written = definitions.flatMap(({ knowledge }) => knowledge);
  const { profile } = definitions[0] ?? {};
  if (profile === undefined) throw new Error('there is no template');
  const { loadMs, cpuMs, longestMs } = await load(entriesFrom(written, 2_000));
  const base = new KnowledgeBase();
  base.add(entriesFrom(written, 500));
  const questions = Object.values(spanish).flatMap((byAnswer) => Object.values(byAnswer).flat());
  const times = questions.map((question) => {
    const rounds = Array.from({ length: 6 }, () => {
      const started = performance.now();
      answerFrom(base, { question, profile, locale: 'es', now });
      return performance.now() - started;
    });
    return Math.min(...rounds);
  });
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
  return [
    '| what | p50 | p99 |\n| --- | --- | --- |',
    `| a question over 500 entries | ${at(0.5)} | ${at(0.99)} |\n`,
    `Each question at its fastest of six times. 2,000 entries are indexed in ${cpuMs.toFixed(0)} ms of CPU (${loadMs.toFixed(0)} ms on the clock); the event loop stands still for ${longestMs.toFixed(1)} ms at most.`,
  ].join('\n');
}

async function load(entries: readonly KnowledgeEntry[]): Promise<{ loadMs: number; cpuMs: number; longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const base = new KnowledgeBase();
  delay.enable();
  const [started, before] = [performance.now(), process.cpuUsage()];
  for (let at = 0; at < entries.length; at += batch) {
    base.add(entries.slice(at, at + batch));
    await afterOthers();
  }
  const loadMs = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  return { loadMs, cpuMs: (user + system) / 1_000, longestMs: delay.max / 1e6 };
}

/** As many entries as wanted: each of those written, about one of many things. */
function entriesFrom(written: readonly KnowledgeEntry[], count: number): KnowledgeEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const from = written[at % written.length];
    const subject = `asunto${Math.floor(at / written.length)}`;
    return {
      ...{ id: `entry-${at}`, isActive: true },
      question: `${from?.question ?? ''} ${subject}`,
      answer: `${from?.answer ?? ''} ${subject} detalle${at}`,
    };
  });
}
