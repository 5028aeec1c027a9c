import type { Flow, Variable } from '@tertulia/flow-engine';
import { temporal, type TemporalState } from 'zundo';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowDocument } from './document.js';

/** State of the open editor. Only the document has a history; selection and viewport have none. */
export interface EditorState extends FlowDocument {
  /** Counts changes of the document, whatever made them. */
  changeCount: number;
}

/** Each change is one undoable step; changes that share a gesture are one step together. */
export interface EditorStore {
  store: StoreApi<EditorState>;
  history: StoreApi<TemporalState<FlowDocument>>;
  /** Applies a pure change. Returning the same document means no change. */
  apply: (change: (document: FlowDocument) => FlowDocument, gesture?: string) => void;
  /** Makes the next change a new step even if its gesture is the same. */
  endGesture: () => void;
  undo: () => void;
  redo: () => void;
  /** Shows another document, for example after another person saved; the history is cleared. */
  replace: (document: FlowDocument) => void;
}

const HISTORY_LIMIT = 200;

/**
 * A store for one flow. Documents are immutable and share what did not change, so a step of history
 * costs what the step changed, not the whole flow.
 */
export function createEditorStore(initial: FlowDocument): EditorStore {
  const store = createStore<EditorState>()(
    temporal((): EditorState => ({ flow: initial.flow, variables: initial.variables, changeCount: 0 }), {
      limit: HISTORY_LIMIT,
      partialize: ({ flow, variables }): FlowDocument => ({ flow, variables }),
      equality: isSame,
    }),
  );
  const history = store.temporal;
  let openGesture: string | null = null;

  const apply = (change: (document: FlowDocument) => FlowDocument, gesture: string | null): void => {
    const { flow, variables, changeCount } = store.getState();
    const before = { flow, variables };
    const after = change(before);
    if (isSame(before, after)) return;
    const continues = gesture !== null && gesture === openGesture;
    openGesture = gesture;
    if (continues) history.getState().pause();
    store.setState({ flow: after.flow, variables: after.variables, changeCount: changeCount + 1 });
    if (continues) history.getState().resume();
  };
  const travel = (direction: 'undo' | 'redo'): void => {
    openGesture = null;
    const { flow, variables } = store.getState();
    history.getState()[direction]();
    if (isSame({ flow, variables }, store.getState())) return;
    history.getState().pause();
    store.setState((state) => ({ changeCount: state.changeCount + 1 }));
    history.getState().resume();
  };
  return {
    store,
    history,
    apply: (change, gesture) => apply(change, gesture ?? null),
    endGesture: () => {
      openGesture = null;
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    replace: (document) => {
      openGesture = null;
      store.setState({ flow: document.flow, variables: document.variables });
      history.getState().clear();
    },
  };
}

/** Changes only the flow of a document. */
export function onFlow(change: (flow: Flow) => Flow): (document: FlowDocument) => FlowDocument {
  return (document) => {
    const flow = change(document.flow);
    return flow === document.flow ? document : { ...document, flow };
  };
}

/** Changes only the variables of a document. */
export function onVariables(change: (variables: Variable[]) => Variable[]): (document: FlowDocument) => FlowDocument {
  return (document) => {
    const variables = change(document.variables);
    return variables === document.variables ? document : { ...document, variables };
  };
}

function isSame(a: FlowDocument, b: FlowDocument): boolean {
  return a.flow === b.flow && a.variables === b.variables;
}
