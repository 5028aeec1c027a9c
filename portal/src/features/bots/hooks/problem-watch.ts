import { validateDefinition, type KnownConnection, type Problem } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftSession } from '../model/draft-session.js';

/** The draft is validated after a pause of this length, not at every letter. */
const REST_MS = 120;

export interface ProblemWatch {
  store: StoreApi<Problem[]>;
  /** Returns the function that stops it. */
  watch: () => () => void;
  /** Connections are checked from the first call on. */
  knowConnections: (connections: readonly KnownConnection[]) => void;
}

/** Problems of the open draft, found again after each pause. */
export function createProblemWatch(draft: DraftSession): ProblemWatch {
  let connections: readonly KnownConnection[] | undefined;
  const examine = (): Problem[] => validateDefinition(draft.store.getState().definition, { connections });
  const store = createStore<Problem[]>(examine);
  const watch = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = draft.store.subscribe((state, before) => {
      if (state.definition === before.definition) return;
      clearTimeout(timer);
      timer = setTimeout(() => store.setState(examine(), true), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
  const knowConnections = (known: readonly KnownConnection[]): void => {
    connections = known;
    store.setState(examine(), true);
  };
  return { store, watch, knowConnections };
}
