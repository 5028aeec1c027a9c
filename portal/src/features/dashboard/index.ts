export { CountedPage } from './components/counted-page.js';
export { DashboardPage } from './components/dashboard-page.js';
export { Delta, NumberCard, NumbersSkeleton } from './components/number-card.js';
export { absoluteChange, busiestHours, relativeChange, type Change } from './model/change.js';
export { countedAddress, rangeOfDays, type CountedView } from './model/counted.js';
export type { Range } from './model/period.js';
export { FreshnessLine } from './components/freshness-line.js';
