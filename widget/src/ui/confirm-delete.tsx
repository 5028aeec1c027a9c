import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useChat } from './chat-scope.js';
import { holdTab } from './focus.js';

/** Asks for confirmation before the visitor's data is deleted. */
export function ConfirmDelete({ done }: { readonly done: () => void }): VNode {
  const { client, texts } = useChat();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') done();
    if (frame.current !== null) holdTab(event, frame.current);
  };
  const confirm = (): void => {
    done();
    void client.deleteMyData();
  };
  return (
    <div class="cover">
      <div
        ref={frame}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="delete-title"
        aria-describedby="delete-text"
        onKeyDown={onKeyDown}
      >
        <h3 id="delete-title">{texts.deleteQuestion}</h3>
        <p id="delete-text">{texts.deleteExplained}</p>
        <div class="after">
          <button class="button" type="button" onClick={done}>
            {texts.cancel}
          </button>
          <button class="button danger" type="button" onClick={confirm}>
            {texts.deleteConfirm}
          </button>
        </div>
      </div>
    </div>
  );
}
