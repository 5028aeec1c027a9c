import type { BotDefinition } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyOperation, renameEntry, type DraftOperation } from './draft-operation.js';
import {
  SaveQueue,
  type SaveOutcome,
  type SaveQueuePorts,
  type SaveStatus,
  type StaleDraft,
  type StoredQueue,
} from './save-queue.js';

/** A draft as the server last gave it. */
export interface ServerDraft {
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
  updatedBy: string | null;
  definition: BotDefinition;
}

/** The draft as the person sees it: the server's, with every change of this browser on top. */
export interface DraftState {
  definition: BotDefinition;
  status: SaveStatus;
  /** Names that entries had before the server named them, by lasting id: what a list keeps as key while one types. */
  aliases: Readonly<Record<string, string>>;
  /** Grows whenever the definition was replaced from outside; forms start anew from it. */
  generation: number;
}

/** What a draft needs from outside. */
export interface DraftPorts {
  send: (operation: DraftOperation, revision: number) => Promise<SaveOutcome>;
  storage: { read: () => StoredQueue | null; write: (queue: StoredQueue | null) => void };
  schedule: SaveQueuePorts['schedule'];
  now: () => Date;
}

/** One open draft: local edits at once, saves behind them. */
export interface DraftSession {
  store: StoreApi<DraftState>;
  /** Sends what an earlier page left behind, or reports that the draft moved on since. */
  begin: () => void;
  edit: (operation: DraftOperation) => void;
  /** Sends what waits now. */
  flush: () => void;
  /** Sends what waits now; true once nothing waits any more, false where a save did not succeed. */
  whenSaved: () => Promise<boolean>;
  revision: () => number;
  hasUnsaved: () => boolean;
  /** Answers to a stale refusal. `theirs` is the draft that the server has now. */
  keepMine: () => void;
  takeTheirs: (theirs: ServerDraft) => void;
  /** Notes the revision of a save that went around the queue, such as renaming. */
  moveTo: (revision: number) => void;
  close: () => void;
}

/** Opens a draft and brings back what an earlier page could not save. */
export function openDraft(server: ServerDraft, ports: DraftPorts): DraftSession {
  const stored = ports.storage.read();
  const send = async (operation: DraftOperation, revision: number): Promise<SaveOutcome> => {
    const outcome = await ports.send(operation, revision);
    if (outcome.kind === 'saved' && outcome.renamed !== undefined) {
      const ids = outcome.renamed;
      store.setState((state) => ({
        definition: renameEntry(state.definition, ids),
        aliases: { ...state.aliases, [ids.to]: ids.from },
      }));
    }
    return outcome;
  };
  const queue = new SaveQueue(
    { send, storage: ports.storage, schedule: ports.schedule, now: ports.now },
    { revision: server.revision, savedAt: new Date(server.updatedAt) },
  );
  const definition = (stored?.operations ?? []).reduce(applyOperation, server.definition);
  const store = createStore<DraftState>(() => ({ definition, status: queue.status, aliases: {}, generation: 0 }));
  queue.subscribe(() => store.setState({ status: queue.status }));
  return {
    store,
    begin: () => {
      const isFresh = !queue.hasUnsaved && queue.status.kind === 'saved';
      if (stored !== null && isFresh && queue.revision === server.revision) queue.restore(stored, staleFrom(server));
    },
    edit: (operation) => {
      store.setState((state) => ({ definition: applyOperation(state.definition, operation) }));
      queue.push(operation);
    },
    flush: () => queue.flush(),
    whenSaved: () => saved(queue),
    revision: () => queue.revision,
    hasUnsaved: () => queue.hasUnsaved,
    keepMine: () => queue.keepMine(),
    takeTheirs: (theirs) => {
      queue.takeTheirs(theirs.revision, new Date(theirs.updatedAt));
      store.setState((state) => ({ definition: theirs.definition, generation: state.generation + 1 }));
    },
    moveTo: (revision) => queue.moveTo(revision),
    close: () => queue.close(),
  };
}

function saved(queue: SaveQueue): Promise<boolean> {
  if (!queue.hasUnsaved) return Promise.resolve(true);
  if (queue.status.kind === 'stale') return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = queue.subscribe(() => {
      if (queue.status.kind === 'saving') return;
      stop();
      resolve(queue.status.kind === 'saved');
    });
    queue.flush();
  });
}

function staleFrom(server: ServerDraft): StaleDraft {
  return { revision: server.revision, updatedAt: server.updatedAt, updatedBy: server.updatedBy };
}
