import type { HeatCounts } from '../domain/heat.js';
import type { Window } from '../domain/window.js';

/** Conversations of a version that started in a window of whole hours. */
export interface HeatQuery {
  organizationId: string;
  botId: string;
  versionId: string;
  window: Window;
}

/** The heat of flows, stored with the events that it counts. */
export interface HeatReads {
  /** The counts of a window. It reads rows of days and hours only: the cost does not depend on the number of conversations. */
  heat(query: HeatQuery): Promise<HeatCounts>;
}
