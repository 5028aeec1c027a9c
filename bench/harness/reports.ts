// Writes a report as PDF, a first time and then as often as a median needs.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Figure, Report } from '../../packages/domain/report-pages/dist/index.js';
import { median } from './rounds.ts';
import { serve } from './worker.ts';

// As the platform is started.
setFlagsFromString('--max-semi-space-size=8');

const { values } = parseArgs({ options: { extent: { type: 'string' } } });
const day = (at: number): string => `2026-11-${String(at + 1).padStart(2, '0')}`;
const count = (value: number): Figure => ({ value, previous: value * 0.9, numerator: null, denominator: null });
const rate = (value: number, of = 1): Figure => ({
  ...{ value: value * of, previous: value * of * 0.9, numerator: value * 40_000, denominator: 40_000 },
});

const report: Report = {
  extent: values.extent === 'FULL' ? 'FULL' : 'SUMMARY',
  organization: 'Clínicas del Norte',
  locale: 'es',
  region: { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' },
  madeAt: new Date('2026-12-01T14:00:00Z'),
  window: { from: new Date('2026-11-01T06:00:00Z'), to: new Date('2026-12-01T06:00:00Z') },
  previousWindow: { from: new Date('2026-10-02T06:00:00Z'), to: new Date('2026-11-01T06:00:00Z') },
  onlyBots: null,
  filter: null,
  metrics: {
    ...{
      activeBots: count(50),
      conversations: count(40_000),
      errors: count(12),
      csat: rate(0.9, 100),
      nps: rate(0.4, 100),
    },
    ...{ completionRate: rate(0.6), conversionRate: rate(0.3), successRate: rate(0.3) },
    ...{ handOffRate: rate(0.1), resolutionRate: rate(0.75) },
  },
  durations: {
    botResponseTime: { meanMs: 812, previousMeanMs: 900, p95Ms: 2_100 },
    firstHumanResponse: { meanMs: 128_000, previousMeanMs: 96_000, p95Ms: 420_000 },
  },
  goalAmounts: [{ amountMinor: 1_234_550, currency: 'MXN' }],
  perDay: Array.from({ length: 30 }, (_, at) => ({
    ...{
      date: day(at),
      conversations: 1_300 + ((at * 37) % 211),
      goals: 400,
      completed: 800,
      previousConversations: 1_200,
    },
  })),
  perBot: Array.from({ length: 50 }, (_, at) => ({
    name: `Citas de la clínica ${at}`,
    conversations: 800,
    goals: 240,
  })),
  peakHours: Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 24 }, (_, hour) => (row * 31 + hour * 17) % 97),
  ),
  ratings: [3, 2, 1, 12, 24].map((given, at) => ({ value: at + 1, count: given })),
  comments: [],
  questions: Array.from({ length: 50 }, (_, at) => ({
    question: `¿Atienden a niños de ${at} años los domingos por la tarde?`,
    ...{ count: 50 - at, lastAskedAt: new Date('2026-11-30T12:00:00Z'), bot: 'Citas de la clínica 7' },
  })),
};

const nextCount = 5;
const megabyte = 1_048_576;
const kilobyte = 1_024;

serve(async () => {
  const rest = process.memoryUsage.rss();
  const { pdfOf } = await import('../../packages/domain/report-pages/dist/index.js');
  const written = async () => {
    const before = process.cpuUsage();
    let bytes = 0;
    for await (const chunk of pdfOf(report)) bytes += chunk.byteLength;
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1_000, bytes };
  };
  const first = await written();
  const next = [];
  for (let turn = 0; turn < nextCount; turn += 1) next.push((await written()).ms);
  const moreMb = (process.resourceUsage().maxRSS * kilobyte - rest) / megabyte;
  return { firstMs: first.ms, nextMs: median(next), moreMb, kilobytes: first.bytes / kilobyte };
});
