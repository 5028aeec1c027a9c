'use client';
import type { Group } from '@tertulia/flow-engine';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useEditorActions } from '../hooks/use-editor-actions.js';

/** Collapses a group to its title, or opens it. `isTabStop`: where the group is not reached by arrow keys. */
export function CollapseButton({ group, isTabStop = false }: { group: Group; isTabStop?: boolean }) {
  const t = useTranslations('flow-editor.group');
  const { toggleCollapsed } = useEditorActions();
  const isCollapsed = group.isCollapsed === true;
  const label = t(isCollapsed ? 'open' : 'collapse', { title: group.title });
  const Icon = isCollapsed ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={label}
      title={label}
      aria-expanded={!isCollapsed}
      className="nodrag grid size-6 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-canvas hover:text-ink pointer-coarse:size-11"
      onClick={() => toggleCollapsed(new Set([group.id]))}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
