export { insightsOf } from './insights.js';
export type { Insight, InsightFacts } from './facts.js';
