'use client';
import { useStore } from 'zustand';
import { SaveChip, type SaveState } from '../../../ui/index.js';
import { useDraft } from '../hooks/use-builder.js';
import type { SaveStatus } from '../model/save-queue.js';

/** Whether the open draft is safe. */
export function DraftSaveChip() {
  const draft = useDraft();
  const status = useStore(draft.store, (state) => state.status);
  return <SaveChip state={chipState(status, draft.flush)} />;
}

function chipState(status: SaveStatus, onRetry: () => void): SaveState {
  switch (status.kind) {
    case 'saved':
      return status.at === null ? { kind: 'idle' } : { kind: 'saved', savedAt: status.at.toISOString() };
    case 'saving':
      return { kind: 'saving' };
    case 'offline':
      return { kind: 'offline', queued: status.queued };
    case 'failed':
    case 'stale':
      return { kind: 'failed', onRetry };
  }
}
