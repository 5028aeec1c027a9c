'use client';
import type { Group } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorActions } from '../hooks/use-editor-actions.js';

/** A group's title; a double click or F2 makes it a field, Escape gives the old title back. */
export function GroupTitle({ group }: { group: Group }) {
  const t = useTranslations('flow-editor');
  const { rename } = useEditorActions();
  const [draft, setDraft] = useState<string | null>(null);
  const done = (): void => {
    if (draft !== null) rename(group.id, draft);
    setDraft(null);
  };
  if (draft === null) {
    return (
      <button
        type="button"
        className="min-w-0 grow cursor-grab truncate text-left font-semibold"
        title={t('group.renameHint')}
        onDoubleClick={(event) => {
          event.stopPropagation();
          setDraft(group.title);
        }}
        onKeyDown={(event) => {
          if (event.key === 'F2') setDraft(group.title);
        }}
      >
        {group.title}
      </button>
    );
  }
  return (
    <input
      autoFocus
      aria-label={t('group.title')}
      className="nodrag min-w-0 grow rounded border border-line-strong bg-surface px-1 font-semibold"
      maxLength={80}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={done}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
