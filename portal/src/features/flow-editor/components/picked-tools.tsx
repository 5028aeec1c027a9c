'use client';
import {
  AlignHorizontalJustifyCenter,
  AlignHorizontalJustifyStart,
  AlignVerticalJustifyStart,
  Copy,
  FoldVertical,
  Trash2,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useEditor, useEditorUi } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';

/** What can be done with several selected cards, above the tools of the canvas. */
export function PickedTools() {
  const t = useTranslations('flow-editor.picked');
  const { ui } = useEditor();
  const count = useEditorUi((state) => state.groupIds.size);
  const { alignPicked, duplicatePicked, removePicked, toggleCollapsed } = useEditorActions();
  if (count < 2) return null;
  const tools = [
    { name: 'left', icon: AlignHorizontalJustifyStart, run: () => alignPicked('left') },
    { name: 'center', icon: AlignHorizontalJustifyCenter, run: () => alignPicked('center') },
    { name: 'top', icon: AlignVerticalJustifyStart, run: () => alignPicked('top') },
    { name: 'collapse', icon: FoldVertical, run: () => toggleCollapsed(ui.getState().groupIds) },
    { name: 'copy', icon: Copy, run: duplicatePicked },
    { name: 'remove', icon: Trash2, run: removePicked },
  ] as const;
  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      className="absolute bottom-16 left-4 z-10 flex h-10 items-center rounded-lg bg-surface px-1 shadow-float"
    >
      <span role="status" className="px-2 font-medium text-ink-2 tabular-nums">
        {t('count', { count })}
      </span>
      {tools.map(({ name, icon: Icon, run }) => (
        <button
          key={name}
          type="button"
          aria-label={t(name)}
          title={t(name)}
          className="grid size-8 place-items-center rounded-md text-ink-2 hover:bg-canvas hover:text-ink pointer-coarse:size-11"
          onClick={run}
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </div>
  );
}
