export { eventNames, isEvent, makeEvent, parseEvent } from './event.js';
export type { AnyDomainEvent, DomainEvent, EventName, EventOrigin, EventPayload } from './event.js';
export { entitlementsSchema, noOrganization } from './schemas.js';
