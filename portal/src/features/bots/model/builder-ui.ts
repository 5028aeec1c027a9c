import { createStore, type StoreApi } from 'zustand/vanilla';

/** UI state shared by the parts of the builder; it is never saved. */
export interface BuilderUi {
  isSimulatorOpen: boolean;
  /** A request to start the simulator at a block; `at` makes each request a new one. */
  startFrom: { blockId: string; at: number } | null;
  /** The current block and the visited groups of the simulation; null while none runs. */
  trail: { activeBlockId: string | null; visitedGroupIds: ReadonlySet<string> } | null;
  /** The person has postponed the decision about conflicting fields. */
  isConflictPostponed: boolean;
  /** Whether the canvas follows the simulation to its current block. */
  isFollowing: boolean;
  /** A request to show a place of the flow. */
  focus: { groupId: string | null; blockId: string | null; at: number } | null;
}

/** A fresh store for one open builder. */
export function createBuilderUi(): StoreApi<BuilderUi> {
  return createStore<BuilderUi>(() => ({
    isSimulatorOpen: false,
    isConflictPostponed: false,
    startFrom: null,
    trail: null,
    isFollowing: true,
    focus: null,
  }));
}
