'use client';
import type { Flow, Locale, Variable } from '@tertulia/flow-engine';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useDraft } from '../../bots/index.js';
import { createEditorStore, type BotDocument, type EditorStore } from '../model/editor-store.js';
import { namesOf } from '../model/flows.js';
import { createEditorUi, type EditorUi } from '../model/editor-ui.js';

interface EditorContextValue {
  editor: EditorStore;
  ui: StoreApi<EditorUi>;
}

const EditorContext = createContext<EditorContextValue | null>(null);

/**
 * Keeps one editor, with its history, while the builder of a bot is open. Edits are written to the draft automatically.
 */
export function FlowEditorProvider({ children }: { children: ReactNode }) {
  const draft = useDraft();
  const generation = useStore(draft.store, (state) => state.generation);
  const [value] = useState(() => {
    const { definition } = draft.store.getState();
    return { editor: createEditorStore(documentOf(definition)), ui: createEditorUi(definition.locale) };
  });
  useEffect(() => {
    const { flow } = value.editor.store.getState();
    if (generation > 0) value.editor.replace(documentOf(draft.store.getState().definition, flow.id));
  }, [draft, generation, value]);
  useEffect(
    () =>
      value.editor.store.subscribe((state, before) => {
        if (state.changeCount === before.changeCount) return;
        const saved = draft.store.getState().definition;
        if (state.variables !== saved.variables) draft.edit({ kind: 'variables', variables: state.variables });
        // Not `before`: undoing changes the document first, and then counts it.
        const known = new Set<Flow>(saved.flows);
        for (const flow of state.flows) if (!known.has(flow)) draft.edit({ kind: 'flow', flow });
        const kept = new Set(state.flows.map(({ id }) => id));
        for (const { id } of saved.flows) if (!kept.has(id)) draft.edit({ kind: 'deleteFlow', id });
      }),
    [draft, value],
  );
  return <EditorContext value={value}>{children}</EditorContext>;
}

/** The document of a definition, with one of its flows open: the main flow, unless another is wanted. */
function documentOf({ flows, variables }: { flows: Flow[]; variables: Variable[] }, openId?: string): BotDocument {
  const open = flows.find(({ id }) => id === openId) ?? flows[0];
  const flow = open ?? { id: 'main', name: '', events: [], groups: [], edges: [] };
  return { flow, flows: flows.length === 0 ? [flow] : flows, variables };
}

/** The open editor; only inside `FlowEditorProvider`. */
export function useEditor(): EditorContextValue {
  const value = use(EditorContext);
  if (value === null) throw new Error('useEditor needs a FlowEditorProvider');
  return value;
}

/** The open flow. */
export function useFlow(): Flow {
  return useStore(useEditor().editor.store, (state) => state.flow);
}

/** All flows of the bot, the main flow first. */
export function useFlows(): readonly Flow[] {
  return useStore(useEditor().editor.store, (state) => state.flows);
}

/** Titles of groups of all flows, and names of flows, by id. */
export function useNames(): ReadonlyMap<string, string> {
  const flows = useFlows();
  return useMemo(() => namesOf(flows), [flows]);
}

/** Declared variables. */
export function useVariables(): Variable[] {
  return useStore(useEditor().editor.store, (state) => state.variables);
}

/** Selects from the editor's UI state. */
export function useEditorUi<T>(select: (state: EditorUi) => T): T {
  return useStore(useEditor().ui, select);
}

/** The language of the texts that are edited. */
export function useTextLocale(): Locale {
  return useEditorUi((state) => state.textLocale);
}

/** Whether there is something to undo and to redo. */
export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const { editor } = useEditor();
  const past = useStore(editor.history, (state) => state.pastStates.length);
  const future = useStore(editor.history, (state) => state.futureStates.length);
  return useMemo(() => ({ canUndo: past > 0, canRedo: future > 0 }), [past, future]);
}
