import { metricDefinitions } from '@tertulia/metrics';
import { toGlobalId, type Window } from '@tertulia/subgraph';
import type { DurationValue, MetricsReport, MetricValue, PlainMetric } from '../domain/metrics-report.js';
import type { DurationMetricType, MetricsType, MetricType } from './metrics.type.js';

/** The report as the graph shows it: ids global, each number with its definition and window. */
export function asMetrics(report: MetricsReport): MetricsType {
  const { window, previousWindow, dataUntil, metrics, durations } = report;
  const plain = (key: PlainMetric): MetricType => asMetric(metrics[key], window);
  return {
    window,
    previousWindow,
    dataUntil,
    activeBots: plain('activeBots'),
    conversations: plain('conversations'),
    completionRate: plain('completionRate'),
    conversionRate: plain('conversionRate'),
    successRate: plain('successRate'),
    handOffRate: plain('handOffRate'),
    resolutionRate: plain('resolutionRate'),
    csat: plain('csat'),
    nps: plain('nps'),
    errors: plain('errors'),
    botResponseTime: asDuration(durations.botResponseTime, window),
    firstHumanResponse: asDuration(durations.firstHumanResponse, window),
    goalAmounts: report.goalAmounts,
    perDay: report.perDay,
    perBot: report.perBot.map(({ botId, ...series }) => ({ ...series, bot: asBot(botId) })),
    peakHours: { cells: report.peakHours, timeZone: window.timeZone },
    ratings: report.ratings,
    dropOff: report.dropOff,
    unanswered: report.unanswered.map(({ botId, ...question }) => ({ ...question, bot: asBot(botId) })),
  };
}

function asMetric(metric: MetricValue, window: Window): MetricType {
  return { ...metric, definition: metricDefinitions[metric.key], window };
}

function asDuration(duration: DurationValue, window: Window): DurationMetricType {
  return { ...duration, definition: metricDefinitions[duration.key], window };
}

function asBot(botId: string): { id: string } {
  return { id: toGlobalId('bot', botId) };
}
