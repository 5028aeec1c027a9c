export { MoreFilters } from './components/more-filters.js';
export { OnlyChips } from './components/only-chips.js';
export { useMetricFilter } from './hooks/use-metric-filter.js';
export { useOnlyParts } from './hooks/use-only-parts.js';
export { useVersionNumbers } from './hooks/use-version-numbers.js';
export { everything, metricFilterOf, onlyOf, readOnly, writeOnly, type Only } from './model/only.js';
