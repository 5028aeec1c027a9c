'use client';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Key } from '../../../ui/index.js';
import type { Outbox } from '../hooks/use-outbox.js';
import type { Holder } from '../model/holder.js';

const longest = 4000;

/**
 * The input for a member's message. Enter sends, Shift+Enter starts a new line; only the member who has taken the
 * conversation may send.
 */
export function Composer({ holder, outbox }: { holder: Holder; outbox: Pick<Outbox, 'draft' | 'setDraft' | 'send'> }) {
  const t = useTranslations('conversations.composer');
  const { draft, setDraft, send } = outbox;
  const canSend = holder.kind === 'me';
  const box = useBoxOnTaking(canSend);
  const hint = hintOf(holder, t);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (canSend) send();
  };
  return (
    <form
      className="border-t border-line bg-surface p-3 md:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) send();
      }}
    >
      <div className="rounded-lg border border-line-strong p-2 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent has-[textarea:read-only]:bg-sunken">
        <textarea
          ref={box}
          rows={1}
          aria-label={t('label')}
          placeholder={hint}
          value={draft}
          readOnly={!canSend}
          maxLength={longest}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-40 min-h-6 w-full resize-none bg-transparent px-1 outline-none pointer-coarse:text-base"
        />
        <div className="flex items-center justify-between gap-2 pt-1">
          {canSend ? <KeyHints /> : null}
          <Button
            type="submit"
            size="sm"
            icon={SendHorizontal}
            disabled={!canSend || draft.trim() === ''}
            className="ml-auto"
          >
            {t('send')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function hintOf(holder: Holder, t: ReturnType<typeof useTranslations<'conversations.composer'>>): string {
  if (holder.kind === 'other') return t('hint.other', { name: holder.name });
  return t(holder.kind === 'ended' && holder.isErased ? 'hint.erased' : `hint.${holder.kind}`);
}

/** Focuses the input when the member takes the conversation. */
function useBoxOnTaking(isMine: boolean): RefObject<HTMLTextAreaElement | null> {
  const box = useRef<HTMLTextAreaElement>(null);
  const wasMine = useRef(isMine);
  useEffect(() => {
    if (isMine && !wasMine.current && document.hasFocus()) box.current?.focus({ preventScroll: true });
    wasMine.current = isMine;
  }, [isMine]);
  return box;
}

function KeyHints() {
  const t = useTranslations('conversations.composer');
  return (
    <span className="flex items-center gap-1.5 px-1 text-xs text-ink-2 max-sm:hidden">
      <Key>Enter</Key>
      {t('sends')}
      <Key>Shift</Key>
      <Key>Enter</Key>
      {t('breaks')}
    </span>
  );
}
