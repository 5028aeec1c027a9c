'use client';
import type { Group } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { placeAttributes } from '../hooks/use-cursor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';

/** A group's title as an editable heading. */
export function OutlineTitle({ group }: { group: Group }) {
  const t = useTranslations('flow-editor');
  const { rename } = useEditorActions();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <h3 className="min-w-0 grow">
      <input
        {...placeAttributes({ nodeId: group.id, blockId: null })}
        aria-label={t('group.title')}
        className="min-h-8 w-full rounded border border-transparent bg-transparent px-1 text-base font-semibold hover:border-line focus:border-line-strong pointer-coarse:min-h-11"
        maxLength={80}
        value={draft ?? group.title}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null) rename(group.id, draft);
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </h3>
  );
}
