'use client';
import '@xyflow/react/dist/style.css';
import './flow-canvas.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useBuilder, useBuilderUi } from '../../bots/index.js';
import { useCheckedConnections } from '../hooks/use-connections.js';
import { useEditor, useEditorUi, useFlow } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useFlowAddress } from '../hooks/use-flow-address.js';
import { HeatProvider } from '../hooks/use-heat.js';
import { useOpenedPlace } from '../hooks/use-opened-place.js';
import { useShortcuts } from '../hooks/use-shortcuts.js';
import { useKeepPickedInView, useShowPlace } from '../hooks/use-show-place.js';
import { AddMenu } from './add-menu.js';
import { CanvasTools, Credit, ViewSwitch } from './canvas-tools.js';
import { FlowCanvas } from './flow-canvas.js';
import { FlowTabs } from './flow-tabs.js';
import { HeatBar } from './heat-bar.js';
import { EventInspector, usePickedEvent } from './inspector/event-form.js';
import { FlowPanel } from './inspector/flow-panel.js';
import { Inspector, usePickedBlock } from './inspector/inspector.js';
import { OutlineView } from './outline-view.js';
import { Palette } from './palette.js';
import { PickedTools } from './picked-tools.js';
import { ProblemPanel } from './problem-panel.js';
import { ReplacePanel } from './replace-panel.js';
import { SearchPanel } from './search-panel.js';
import { SkipLinks } from './skip-links.js';
import { TrailChip } from './trail-chip.js';
import { VariablesPanel } from '../variables/variables-panel.js';
import { useIsNarrow } from './use-is-narrow.js';

/** The flow step of the builder: palette, canvas or outline, and the picked block's form. */
export function FlowEditor() {
  return (
    <ReactFlowProvider>
      <HeatProvider>
        <Workbench />
      </HeatProvider>
    </ReactFlowProvider>
  );
}

function Workbench() {
  const t = useTranslations('flow-editor');
  const isNarrow = useIsNarrow();
  const wanted = useEditorUi((state) => state.view);
  const view = isNarrow ? 'outline' : wanted;
  const searchRef = useRef<HTMLInputElement>(null);
  const hasForm = usePickedBlock() !== null;
  const isTesting = useBuilderUi((state) => state.isSimulatorOpen);
  useShortcuts();
  useCheckedConnections();
  useFlowAddress();
  useRequestedFocus();
  useKeepPickedInView();
  useOpenedPlace();
  return (
    <div className="relative flex min-h-0 grow" aria-label={t('label')} role="region">
      {isNarrow ? null : <SkipLinks />}
      {view === 'canvas' ? (
        <Palette searchRef={searchRef} className={paletteVisibility({ hasForm, isTesting })} />
      ) : null}
      <div className="flex min-w-0 grow flex-col">
        <FlowTabs isNarrow={isNarrow} />
        <div className="@container relative min-h-0 grow bg-sunken">
          {view === 'canvas' ? <Drawing /> : <OutlineView />}
          {isNarrow ? null : <ViewSwitch />}
          <Panels />
        </div>
      </div>
      <AddMenu />
      <InspectorSlot isNarrow={isNarrow} />
    </div>
  );
}

/** Hides the palette on screens where form and simulator need its space. */
function paletteVisibility({ hasForm, isTesting }: { hasForm: boolean; isTesting: boolean }): string {
  if (isTesting) return hasForm ? 'max-2xl:hidden' : 'max-xl:hidden';
  return hasForm ? 'max-lg:hidden' : '';
}

function Drawing() {
  const t = useTranslations('flow-editor');
  const isEmpty = useFlow().groups.length === 0;
  return (
    <>
      <FlowCanvas />
      <HeatBar className="absolute top-3 left-3 z-10 max-w-[calc(100%-11rem)]" />
      <PickedTools />
      <TrailChip />
      <CanvasTools />
      <Credit />
      {isEmpty ? (
        <div className="pointer-events-none absolute inset-0 grid place-items-center">
          <p className="max-w-xs text-center text-ink-2">{t('empty')}</p>
        </div>
      ) : null}
    </>
  );
}

function Panels() {
  const panel = useEditorUi((state) => state.panel);
  switch (panel) {
    case 'problems':
      return <ProblemPanel />;
    case 'search':
      return <SearchPanel />;
    case 'replace':
      return <ReplacePanel />;
    case 'variables':
      return <VariablesPanel />;
    case 'none':
      return null;
  }
}

/** Opening the simulator closes the form, to keep space for the canvas; selecting a block opens it again. */
function InspectorSlot({ isNarrow }: { isNarrow: boolean }) {
  const block = usePickedBlock();
  const event = usePickedEvent();
  const isTesting = useBuilderUi((state) => state.isSimulatorOpen);
  const isFlowOpen = useEditorUi((state) => state.isFlowOpen);
  const { pickNothing } = useEditorActions();
  useEffect(() => {
    if (isTesting) pickNothing();
  }, [isTesting, pickNothing]);
  if (block === null && isFlowOpen) return <FlowPanel isOverAll={isNarrow} />;
  if (block === null) return event === null || isNarrow ? null : <EventInspector event={event} />;
  return <Inspector block={block} isOverAll={isNarrow} />;
}

/** Handles requests of other parts of the builder to show a place or the problems. */
function useRequestedFocus(): void {
  const builder = useBuilder();
  const { ui } = useEditor();
  const show = useShowPlace();
  const focus = useBuilderUi((state) => state.focus);
  useEffect(() => {
    if (focus === null) return;
    builder.ui.setState({ focus: null });
    if (focus.groupId === null && focus.blockId === null) ui.setState({ panel: 'problems' });
    else show(focus);
  }, [builder, focus, show, ui]);
}
