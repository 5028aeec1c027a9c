import type { Report } from '@tertulia/report-pages';

const hourMs = 3_600_000;

/** A month of a salon in Mexico City. */
export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    extent: 'FULL',
    organization: 'Salón Lucía',
    locale: 'es',
    region: { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' },
    madeAt: new Date('2026-12-01T14:00:00Z'),
    window: { from: new Date('2026-11-01T06:00:00Z'), to: new Date('2026-12-01T06:00:00Z') },
    previousWindow: { from: new Date('2026-10-02T06:00:00Z'), to: new Date('2026-11-01T06:00:00Z') },
    onlyBots: null,
    filter: null,
    metrics: {
      activeBots: { value: 3, previous: null, numerator: null, denominator: null },
      conversations: { value: 12_418, previous: 11_492, numerator: null, denominator: null },
      completionRate: { value: 8142 / 12_418, previous: 0.64, numerator: 8142, denominator: 12_418 },
      conversionRate: { value: 3850 / 12_418, previous: 0.29, numerator: 3850, denominator: 12_418 },
      successRate: { value: 3601 / 12_418, previous: 0.29, numerator: 3601, denominator: 12_418 },
      handOffRate: { value: 911 / 12_000, previous: 0.06, numerator: 911, denominator: 12_000 },
      resolutionRate: { value: 9113 / 12_000, previous: 0.74, numerator: 9113, denominator: 12_000 },
      csat: { value: (36 * 100) / 41, previous: 91, numerator: 36, denominator: 41 },
      nps: { value: -12.5, previous: 8, numerator: -5, denominator: 40 },
      errors: { value: 7, previous: 21, numerator: null, denominator: null },
    },
    durations: {
      botResponseTime: { meanMs: 812, previousMeanMs: 1_240, p95Ms: 2_100 },
      firstHumanResponse: { meanMs: 128_000, previousMeanMs: 96_000, p95Ms: 420_000 },
    },
    goalAmounts: [
      { amountMinor: 1_234_550, currency: 'MXN' },
      { amountMinor: 30_000, currency: 'USD' },
    ],
    perDay: Array.from({ length: 30 }, (_, day) => ({
      date: `2026-11-${String(day + 1).padStart(2, '0')}`,
      conversations: 300 + ((day * 37) % 211),
      goals: 90 + ((day * 13) % 71),
      completed: 200 + ((day * 29) % 97),
      previousConversations: 280 + ((day * 53) % 190),
    })),
    perBot: [
      { name: 'Citas', conversations: 8_406, goals: 2_900 },
      { name: 'Preguntas', conversations: 4_012, goals: 950 },
      { name: 'Piñatas «Ñandú»', conversations: 0, goals: 0 },
    ],
    peakHours: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (_, hour) => (hour < 7 ? 0 : ((day + 3) * hour * 7) % 83)),
    ),
    ratings: [3, 2, 0, 12, 24].map((count, index) => ({ value: index + 1, count })),
    questions: Array.from({ length: 20 }, (_, at) => ({
      question: `¿Tienen estacionamiento para ${at + 2} coches los días de descanso, o dónde dejo el mío?`,
      count: 20 - at,
      lastAskedAt: new Date(Date.UTC(2026, 10, 30) - at * hourMs),
      bot: 'Citas',
    })),
    comments: [
      {
        scale: 'NPS',
        value: 10,
        text: 'Excelente atención de Luz',
        at: new Date('2026-11-30T17:00:00Z'),
        bot: 'Citas',
      },
      { scale: 'STARS', value: 2, text: 'Esperé una hora', at: new Date('2026-11-29T17:00:00Z'), bot: 'Preguntas' },
    ],
    ...changes,
  };
}
