import { validateDefinition, type Problem } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftSession } from '../model/draft-session.js';

/** The draft is validated after a pause of this length, not at every letter. */
const REST_MS = 120;

/** Problems of the open draft, found again after each pause. `watch` returns the function that stops it. */
export function createProblemWatch(draft: DraftSession): { store: StoreApi<Problem[]>; watch: () => () => void } {
  const examine = (): Problem[] => validateDefinition(draft.store.getState().definition);
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
  return { store, watch };
}
