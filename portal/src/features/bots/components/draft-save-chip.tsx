'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useStore } from 'zustand';
import { SaveChip, type SaveState } from '../../../ui/index.js';
import { useBuilder } from '../hooks/use-builder.js';
import { useInvalidFields } from '../hooks/use-invalid-fields.js';
import type { InvalidField } from '../model/invalid-field.js';
import type { SaveStatus } from '../model/save-queue.js';
import { stepOfField } from './field-words.js';

/** Shows whether the draft is saved, and leads to the first field that is not. */
export function DraftSaveChip() {
  const { botId, draft, ui } = useBuilder();
  const status = useStore(draft.store, (state) => state.status);
  const invalid = useInvalidFields();
  const router = useRouter();
  const path = usePathname();
  const show = (): void => {
    const [first] = invalid;
    if (first === undefined) return;
    const href = `/bots/${botId}/${stepOfField(first)}`;
    if (href !== path) router.push(href);
    const blockId = first.path.split('.')[3];
    if (first.path.startsWith('flows.') && blockId !== undefined)
      ui.setState({ focus: { groupId: null, blockId, at: performance.now() } });
    else focusWhenThere('#main [aria-invalid="true"]');
  };
  const onDecide = (): void => ui.setState({ isConflictPostponed: false });
  return <SaveChip state={chipState(status, invalid, { onRetry: draft.flush, onShow: show, onDecide })} />;
}

function chipState(
  status: SaveStatus,
  invalid: readonly InvalidField[],
  { onRetry, onShow, onDecide }: Record<'onRetry' | 'onShow' | 'onDecide', () => void>,
): SaveState {
  switch (status.kind) {
    case 'saved':
      if (invalid.length > 0) return { kind: 'invalid', count: invalid.length, onShow };
      return status.at === null ? { kind: 'idle' } : { kind: 'saved', savedAt: status.at.toISOString() };
    case 'saving':
      return { kind: 'saving' };
    case 'offline':
      return { kind: 'offline', queued: status.queued };
    case 'failed':
      return { kind: 'failed', onRetry };
    case 'stale':
      return { kind: 'undecided', onDecide };
  }
}

const patienceMs = 2000;

/** Focuses an element as soon as the page that contains it is rendered. */
function focusWhenThere(selector: string, since = performance.now()): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element !== null) element.focus();
    else if (performance.now() - since < patienceMs) focusWhenThere(selector, since);
  });
}
