export { filterParts, filterWords } from './filter-words.js';
export type { FilterPart, WordedFilter } from './filter-words.js';
export { channelNames, languageNames, visitorNames, weekdayName } from './names.js';
export type { Locale, WordedChannel, WordedLanguage, WordedVisitor } from './names.js';
export { metricNames } from './metric-names.js';
export type { NamedMetric } from './metric-names.js';
export { rangesOf } from './ranges.js';
