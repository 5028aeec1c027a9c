import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the parts of the builder tell each other and nobody saves. */
export interface BuilderUi {
  isSimulatorOpen: boolean;
  /** A wish to start the simulator at a block; `at` makes each wish a new one. */
  startFrom: { blockId: string; at: number } | null;
  /** Where the simulated conversation stands and has been; null while none runs. */
  trail: { activeBlockId: string | null; visitedGroupIds: ReadonlySet<string> } | null;
  /** The person wants to decide later about fields that both sides changed. */
  isConflictPutOff: boolean;
  /** True where the canvas comes along to the block at which the simulated conversation stands. */
  isFollowing: boolean;
  /** A wish to show a place of the flow. */
  focus: { groupId: string | null; blockId: string | null; at: number } | null;
}

/** A fresh store for one open builder. */
export function createBuilderUi(): StoreApi<BuilderUi> {
  return createStore<BuilderUi>(() => ({
    isSimulatorOpen: false,
    isConflictPutOff: false,
    startFrom: null,
    trail: null,
    isFollowing: true,
    focus: null,
  }));
}
