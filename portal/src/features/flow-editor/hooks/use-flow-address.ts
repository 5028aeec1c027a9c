'use client';
import { useEffect, useRef } from 'react';
import { useEditor, useFlow, useFlows } from './use-editor.js';

const parameter = 'flow';

/** Keeps the open flow in the address, and opens the one that the address names. */
export function useFlowAddress(): void {
  const { editor } = useEditor();
  const flowId = useFlow().id;
  const isMain = useFlows()[0]?.id === flowId;
  const isRead = useRef(false);
  useEffect(() => {
    const url = new URL(location.href);
    const wanted = url.searchParams.get(parameter);
    if (!isRead.current) {
      isRead.current = true;
      if (wanted !== null && wanted !== flowId) {
        editor.open(wanted);
        if (editor.store.getState().flow.id === wanted) return;
      }
    }
    if (isMain) url.searchParams.delete(parameter);
    else url.searchParams.set(parameter, flowId);
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  }, [editor, flowId, isMain]);
}
