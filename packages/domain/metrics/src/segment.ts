import type { ConversationFact } from './fact.js';

/** Whether the visitor had an earlier conversation; unknown where no event says so. */
export type Visitor = 'NEW' | 'RETURNING' | 'UNKNOWN';

/** What rollups are divided by besides bot and version. All values are few, so that an hour has few rows. */
export interface Segment {
  channel: string;
  /** Empty while it is unknown. */
  language: string;
  visitor: Visitor;
}

export function segmentOf({ channel, language, isReturning }: ConversationFact): Segment {
  const known = isReturning === true ? 'RETURNING' : 'NEW';
  return { channel, language: language ?? '', visitor: isReturning === null ? 'UNKNOWN' : known };
}
