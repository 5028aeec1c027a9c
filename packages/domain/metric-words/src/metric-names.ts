import type { Text } from './names.js';

/** What metrics are called, by the names of their fields. */
export const metricNames = {
  activeBots: { es: 'Bots activos', en: 'Active bots' },
  conversations: { es: 'Conversaciones', en: 'Conversations' },
  completionRate: { es: 'Completadas', en: 'Completed' },
  conversionRate: { es: 'Conversión', en: 'Conversion' },
  successRate: { es: 'Con éxito', en: 'Successful' },
  handOffRate: { es: 'Pasaron a una persona', en: 'Handed to a person' },
  resolutionRate: { es: 'Resueltas sin una persona', en: 'Resolved without a person' },
  botResponseTime: { es: 'Respuesta del bot', en: 'Bot response' },
  firstHumanResponse: { es: 'Primera respuesta humana', en: 'First human response' },
  csat: { es: 'Satisfacción (CSAT)', en: 'Satisfaction (CSAT)' },
  nps: { es: 'Recomendación (NPS)', en: 'Recommendation (NPS)' },
  errors: { es: 'Errores', en: 'Errors' },
  startRate: { es: 'Empezaron a escribir', en: 'Began to write' },
  abandonmentRate: { es: 'Abandonadas', en: 'Abandoned' },
  returningRate: { es: 'De visitantes que vuelven', en: 'Of returning visitors' },
  reopenRate: { es: 'Reabiertas', en: 'Reopened' },
  humanReplyInBusinessHours: {
    es: 'Primera respuesta humana, en horario de atención',
    en: 'First human response, in business hours',
  },
  aiTokens: { es: 'Tokens de IA', en: 'AI tokens' },
} as const satisfies Record<string, Text>;

export type NamedMetric = keyof typeof metricNames;
