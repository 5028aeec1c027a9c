import type { Flow, Variable } from '@tertulia/flow-engine';
import { temporal, type TemporalState } from 'zundo';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowDocument } from './document.js';

/** The open flow, with all flows of the bot. */
export interface BotDocument extends FlowDocument {
  /** In order, the main flow first; contains the open flow. */
  flows: readonly Flow[];
}

/** State of the open editor. Only the document has a history; selection and viewport have none. */
export interface EditorState extends BotDocument {
  /** Counts changes of the document, whatever made them. */
  changeCount: number;
}

/** Each change is one undoable step; changes that share a gesture are one step together. */
export interface EditorStore {
  store: StoreApi<EditorState>;
  history: StoreApi<TemporalState<BotDocument>>;
  /** Applies a pure change. Returning the same document means no change. */
  apply: (change: (document: FlowDocument) => FlowDocument, gesture?: string) => void;
  /** Adds, removes or renames flows, and opens one of them, as one step. */
  changeFlows: (change: (flows: readonly Flow[]) => readonly Flow[], openId: string) => void;
  /** Changes all flows and variables as one step; the open flow stays open. */
  changeAll: (change: (document: BotDocument) => Pick<BotDocument, 'flows' | 'variables'>) => void;
  /** Opens another flow. This is no step; undoing opens the flow in which the step was made. */
  open: (flowId: string) => void;
  /** Makes the next change a new step even if its gesture is the same. */
  endGesture: () => void;
  undo: () => void;
  redo: () => void;
  /** Shows another document, for example after another person saved; the history is cleared. */
  replace: (document: BotDocument) => void;
}

const HISTORY_LIMIT = 200;

/**
 * A store for the flows of a bot. Documents are immutable and share what did not change, so a step of history
 * costs what the step changed, not the whole flow.
 */
export function createEditorStore(initial: FlowDocument & { flows?: readonly Flow[] }): EditorStore {
  const store = createStore<EditorState>()(
    temporal((): EditorState => ({ flows: [initial.flow], ...initial, changeCount: 0 }), {
      limit: HISTORY_LIMIT,
      partialize: ({ flow, flows, variables }): BotDocument => ({ flow, flows, variables }),
      equality: isSame,
    }),
  );
  return new Editor(store, store.temporal);
}

class Editor implements EditorStore {
  #openGesture: string | null = null;

  constructor(
    readonly store: StoreApi<EditorState>,
    readonly history: StoreApi<TemporalState<BotDocument>>,
  ) {}

  readonly apply: EditorStore['apply'] = (change, gesture) => {
    const before = this.store.getState();
    const { flow, variables } = change({ flow: before.flow, variables: before.variables });
    const flows = flow === before.flow ? before.flows : before.flows.map((one) => (one.id === flow.id ? flow : one));
    if (isSame(before, { flow, flows, variables })) return;
    const continues = gesture !== undefined && gesture === this.#openGesture;
    this.#openGesture = gesture ?? null;
    if (continues) this.#silently(() => this.#set({ flow, flows, variables }));
    else this.#set({ flow, flows, variables });
  };

  readonly changeFlows: EditorStore['changeFlows'] = (change, openId) => {
    this.endGesture();
    const { flows: before, variables } = this.store.getState();
    const flows = change(before);
    const flow = flows.find(({ id }) => id === openId) ?? flows[0];
    if (flow !== undefined && flows !== before) this.#set({ flow, flows, variables });
  };

  readonly changeAll: EditorStore['changeAll'] = (change) => {
    this.endGesture();
    const before = this.store.getState();
    const { flows, variables } = change(before);
    const flow = flows.find(({ id }) => id === before.flow.id) ?? before.flow;
    if (!isSame(before, { flow, flows, variables })) this.#set({ flow, flows, variables });
  };

  readonly open: EditorStore['open'] = (flowId) => {
    this.endGesture();
    const flow = this.store.getState().flows.find(({ id }) => id === flowId);
    if (flow !== undefined) this.#silently(() => this.store.setState({ flow }));
  };

  readonly endGesture = (): void => {
    this.#openGesture = null;
  };

  readonly undo = (): void => this.#travel('undo');
  readonly redo = (): void => this.#travel('redo');

  readonly replace: EditorStore['replace'] = ({ flow, flows, variables }) => {
    this.endGesture();
    this.store.setState({ flow, flows, variables });
    this.history.getState().clear();
  };

  #set({ flow, flows, variables }: BotDocument): void {
    this.store.setState((state) => ({ flow, flows, variables, changeCount: state.changeCount + 1 }));
  }

  /** Changes the state without a step in the history. */
  #silently(change: () => void): void {
    this.history.getState().pause();
    change();
    this.history.getState().resume();
  }

  #travel(direction: 'undo' | 'redo'): void {
    this.endGesture();
    const before = this.store.getState();
    this.history.getState()[direction]();
    if (isSame(before, this.store.getState())) return;
    this.#silently(() => this.store.setState((state) => ({ changeCount: state.changeCount + 1 })));
  }
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

function isSame(a: BotDocument, b: BotDocument): boolean {
  return a.flow === b.flow && a.flows === b.flows && a.variables === b.variables;
}
