'use client';
import type { Group } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { elementAt, focusSoon } from '../hooks/focus.js';
import { placeAttributes, useKeptFocus } from '../hooks/use-cursor.js';
import { useEditor } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';

/** A group's title; a double click or F2 edits it, Escape cancels. */
export function GroupTitle({ group }: { group: Group }) {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const [isWriting, setWriting] = useState(false);
  const place = { nodeId: group.id, blockId: null };
  const ref = useKeptFocus<HTMLButtonElement>(place);
  if (isWriting) return <TitleField group={group} onDone={() => setWriting(false)} />;
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      {...placeAttributes(place)}
      aria-label={t('group.label', { title: group.title, count: group.blocks.length })}
      title={t('group.renameHint')}
      className="tertulia-card-title min-w-0 grow cursor-grab text-left font-semibold"
      onFocus={() => ui.setState({ cursor: place })}
      onDoubleClick={(event) => {
        event.stopPropagation();
        setWriting(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'F2') setWriting(true);
      }}
    >
      <span className="block truncate">{group.title}</span>
    </button>
  );
}

function TitleField({ group, onDone }: { group: Group; onDone: () => void }) {
  const t = useTranslations('flow-editor');
  const { rename } = useEditorActions();
  const [draft, setDraft] = useState(group.title);
  const close = (): void => {
    onDone();
    focusSoon(() => elementAt({ nodeId: group.id, blockId: null }));
  };
  return (
    <input
      autoFocus
      aria-label={t('group.title')}
      className="nodrag min-w-0 grow rounded border border-line-strong bg-surface px-1 font-semibold"
      maxLength={80}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        rename(group.id, draft);
        onDone();
      }}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') rename(group.id, draft);
        if (event.key === 'Enter' || event.key === 'Escape') close();
      }}
    />
  );
}
