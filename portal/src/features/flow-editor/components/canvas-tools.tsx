'use client';
import type { Flow } from '@tertulia/flow-engine';
import { useReactFlow, useStoreApi, useViewport } from '@xyflow/react';
import {
  Braces,
  ListTree,
  Minus,
  Plus,
  Redo2,
  Replace,
  Search,
  StickyNote,
  Undo2,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { centredOn, viewAtStart } from '../model/canvas-view.js';
import type { Rect } from '../model/card-size.js';
import { findBlock } from '../model/document.js';
import { onFlow } from '../model/editor-store.js';
import type { EditorUi } from '../model/editor-ui.js';
import { rectOf } from '../model/movement.js';
import { moveNodes } from '../model/operations.js';
import { tidy } from '../model/tidy.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useEditor, useEditorUi, useHistory } from '../hooks/use-editor.js';
import { prefersReducedMotion } from '../hooks/reduced-motion.js';

const GLIDE_MS = 180;

/** Zoom, fit, tidy, undo and search, at the bottom of the canvas. */
export function CanvasTools() {
  const t = useTranslations('flow-editor');
  const { editor } = useEditor();
  const { canUndo, canRedo } = useHistory();
  const canvas = useReactFlow();
  const { zoom } = useViewport();
  const doTidy = useTidy();
  const duration = (): number => (prefersReducedMotion() ? 0 : 160);
  return (
    <div
      role="toolbar"
      aria-label={t('zoom.toolbar')}
      className="absolute bottom-4 left-4 z-10 flex h-10 items-center rounded-lg bg-surface px-1 shadow-float"
    >
      <Tool label={t('zoom.out')} onPress={() => void canvas.zoomOut({ duration: duration() })}>
        <Minus aria-hidden className="size-4" />
      </Tool>
      <Tool
        label={t('zoom.reset')}
        className="@max-sm:hidden"
        onPress={() => void canvas.zoomTo(1, { duration: duration() })}
      >
        <span className="w-10 tabular-nums">{t('zoom.percent', { percent: Math.round(zoom * 100) })}</span>
      </Tool>
      <Tool label={t('zoom.in')} onPress={() => void canvas.zoomIn({ duration: duration() })}>
        <Plus aria-hidden className="size-4" />
      </Tool>
      <Tool
        label={t('zoom.fit')}
        onPress={() => void canvas.fitView({ duration: duration(), padding: 0.08, maxZoom: 1 })}
      >
        {t('zoom.fit')}
      </Tool>
      <Tool label={t('tidy')} onPress={doTidy}>
        {t('tidy')}
      </Tool>
      <NoteTool />
      <Separator />
      <Tool label={t('undo')} isDisabled={!canUndo} onPress={editor.undo}>
        <Undo2 aria-hidden className="size-4" />
      </Tool>
      <Tool label={t('redo')} isDisabled={!canRedo} onPress={editor.redo}>
        <Redo2 aria-hidden className="size-4" />
      </Tool>
      <PanelTool panel="search" label={t('search.open')} icon={Search} />
      <PanelTool panel="replace" label={t('replace.title')} icon={Replace} />
      <PanelTool panel="variables" label={t('variables.title')} icon={Braces} />
    </div>
  );
}

function NoteTool() {
  const t = useTranslations('flow-editor');
  const { addNoteAt } = useEditorActions();
  const canvas = useReactFlow();
  const store = useStoreApi();
  const add = (): void => {
    const { domNode } = store.getState();
    const { left = 0, top = 0, width = 0, height = 0 } = domNode?.getBoundingClientRect() ?? {};
    addNoteAt(canvas.screenToFlowPosition({ x: left + width / 2, y: top + height / 3 }));
  };
  return (
    <Tool label={t('notes.add')} onPress={add}>
      <StickyNote aria-hidden className="size-4" />
    </Tool>
  );
}

function PanelTool({ panel, label, icon: Icon }: { panel: EditorUi['panel']; label: string; icon: LucideIcon }) {
  const { ui } = useEditor();
  return (
    <Tool label={label} onPress={() => ui.setState({ panel })}>
      <Icon aria-hidden className="size-4" />
    </Tool>
  );
}

/** Switches between the canvas and the outline. */
export function ViewSwitch() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const view = useEditorUi((state) => state.view);
  const next = view === 'canvas' ? 'outline' : 'canvas';
  const Icon = next === 'outline' ? ListTree : Workflow;
  return (
    <button
      type="button"
      className="absolute top-3 right-3 z-10 flex h-9 items-center gap-2 rounded-lg bg-surface px-3 font-semibold text-ink-2 shadow-float hover:text-ink"
      onClick={() => ui.setState({ view: next })}
    >
      <Icon aria-hidden className="size-4" />
      {t(`view.${next}`)}
    </button>
  );
}

/**
 * Rearranges all groups, as one step that can be undone, then shows the selected place, or the start, in actual size.
 */
export function useTidy(): () => void {
  const { editor, ui } = useEditor();
  const canvas = useReactFlow();
  const store = useStoreApi();
  return () => {
    const sizes = new Map(
      canvas.getNodes().flatMap((node) => {
        const { width, height } = node.measured ?? {};
        return width === undefined || height === undefined ? [] : [[node.id, { width, height }] as const];
      }),
    );
    const root = document.querySelector('.tertulia-canvas');
    const duration = prefersReducedMotion() ? 0 : GLIDE_MS;
    if (duration > 0) root?.classList.add('tertulia-gliding');
    editor.apply(onFlow((flow) => moveNodes(flow, tidy(flow, sizes))));
    const { flow } = editor.store.getState();
    const pane = { width: store.getState().width, height: store.getState().height };
    const picked = pickedPlace(flow, ui.getState());
    void canvas.setViewport(picked === null ? viewAtStart(flow, pane) : centredOn(picked, pane, 1), { duration });
    setTimeout(() => root?.classList.remove('tertulia-gliding'), duration + 50);
  };
}

function pickedPlace(flow: Flow, { blockIds, groupIds }: EditorUi): Rect | null {
  const [blockId] = blockIds;
  const place = blockId === undefined ? null : findBlock(flow, blockId);
  const [nodeId] = place === null ? groupIds : [place.group.id];
  return nodeId === undefined ? null : rectOf(flow, { nodeId, blockId: place?.block.id ?? null });
}

function Tool({
  label,
  onPress,
  isDisabled = false,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  onPress: () => void;
  isDisabled?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: a disabled button would lose the focus after the last undo.
      aria-disabled={isDisabled}
      className={`flex h-8 min-w-8 items-center justify-center rounded-md px-2 font-medium whitespace-nowrap text-ink-2 hover:bg-canvas hover:text-ink aria-disabled:opacity-40 pointer-coarse:h-11 pointer-coarse:min-w-11 ${className}`}
      onClick={isDisabled ? undefined : onPress}
    >
      {children}
    </button>
  );
}

/** Credit for the library that draws the canvas. */
export function Credit() {
  return (
    <a
      href="https://reactflow.dev"
      target="_blank"
      rel="noopener noreferrer"
      className="absolute right-1 bottom-0 z-10 text-[10px] text-ink-2"
    >
      React Flow
    </a>
  );
}

function Separator() {
  return <span aria-hidden className="mx-1 h-5 w-px bg-line" />;
}
