export { eventOf } from './event-of.js';
export type { EventContent } from './event-of.js';
export type { Listed, PagePosition, PageRequest } from './page.js';
export type { Clock, Ids, Log } from './sources.js';
export type { EventSink, Reach, UnitOfWork } from './unit-of-work.js';
