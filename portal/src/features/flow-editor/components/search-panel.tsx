'use client';
import { Command } from 'cmdk';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFocusReturn } from '../../../ui/index.js';
import { openerOrHome } from '../hooks/focus.js';
import { useMoveCursor } from '../hooks/use-cursor.js';
import { useEditor, useFlows } from '../hooks/use-editor.js';
import { useShowPlace } from '../hooks/use-show-place.js';
import { searchFlows, type SearchHit } from '../model/search.js';

/** Searches all flows; arrow keys move through the hits, Enter shows one. */
export function SearchPanel() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const flows = useFlows();
  const show = useShowPlace();
  const [wanted, setWanted] = useState('');
  const { panelRef, noteShown } = useReturnToHit();
  const hits = useMemo(() => searchFlows(flows, wanted), [flows, wanted]);
  return (
    <Command
      ref={panelRef}
      shouldFilter={false}
      label={t('search.open')}
      className="absolute top-3 left-1/2 z-20 w-96 max-w-[calc(100%-1.5rem)] -translate-x-1/2 rounded-[10px] bg-surface shadow-float"
      onKeyDown={(event) => {
        if (event.key === 'Escape') ui.setState({ panel: 'none' });
      }}
    >
      <Command.Input
        autoFocus
        value={wanted}
        onValueChange={setWanted}
        placeholder={t('search.placeholder')}
        className="h-11 w-full border-b border-line bg-transparent px-3 outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        {wanted.trim() === '' ? null : (
          <Command.Empty className="p-3 text-ink-2">{t('search.none', { wanted })}</Command.Empty>
        )}
        {hits.map((hit) => (
          <Command.Item
            key={`${hit.groupId}-${hit.blockId ?? ''}`}
            value={`${hit.groupId}-${hit.blockId ?? ''}`}
            className="cursor-pointer rounded-md px-2 py-1.5 data-[selected=true]:bg-accent-soft"
            onSelect={() => {
              noteShown(hit);
              show(hit);
            }}
          >
            <span className="block truncate">{hit.excerpt}</span>
            <span className="block truncate text-xs text-ink-2">
              {hit.flowName === '' ? hit.groupTitle : `${hit.flowName} › ${hit.groupTitle}`}
            </span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** When the search closes, the focus moves to the hit shown last, otherwise back to where it was. */
function useReturnToHit() {
  const panelRef = useRef<HTMLDivElement>(null);
  const shown = useRef<SearchHit | null>(null);
  const moveTo = useMoveCursor();
  const choose = useCallback(
    (opener: HTMLElement | null) => {
      if (shown.current === null) return openerOrHome(opener);
      const { groupId: nodeId, blockId } = shown.current;
      // The hit may not be rendered yet.
      moveTo({ nodeId, blockId });
      return null;
    },
    [moveTo],
  );
  useFocusReturn(panelRef, choose);
  return { panelRef, noteShown: (hit: SearchHit) => (shown.current = hit) };
}
