'use client';
import { blockName, isQuestionKind, type Block } from '@tertulia/flow-engine';
import { Position } from '@xyflow/react';
import { Play } from 'lucide-react';
import { memo, type DragEvent, type MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import { placeAttributes, useKeptFocus } from '../hooks/use-cursor.js';
import { useEditor } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useStartHere } from '../hooks/use-start-here.js';
import { useHeatLabels } from '../hooks/use-heat.js';
import { sourceKey } from '../model/document.js';
import { fallsThrough, rowExits, type Exit } from '../model/exits.js';
import { plainSummary } from '../model/plain-summary.js';
import type { GroupView } from '../model/projection.js';
import { BlockIcon, familyColour } from './block-icon.js';
import { FlowHandle } from './flow-handle.js';
import { HeatNumbers } from './heat-numbers.js';
import { startBlockDrag } from './drag-data.js';
import { ProblemBadge } from './problem-badge.js';

/** One block of a group, followed by the rows of its exits. */
export const BlockRow = memo(function BlockRow({
  view,
  block,
  index,
}: {
  view: GroupView;
  block: Block;
  index: number;
}) {
  const exits = rowExits(block, view.locale);
  const nextKey = sourceKey({ kind: 'block', id: block.id });
  const isLast = index === view.group.blocks.length - 1;
  const hasNext = view.wiredExits.has(nextKey) || (isLast && fallsThrough(block.kind));
  const failedKey = sourceKey({ kind: 'port', id: block.id, port: 'failed' });
  return (
    <div data-block-row={block.id} className="flex flex-col gap-1">
      <div className="group/row relative">
        <FlowHandle type="target" id={`in:${block.id}`} position={Position.Left} className="tertulia-entrance" />
        <BlockButton view={view} block={block} index={index} />
        <StartHere blockId={block.id} name={rowText(view, block)} />
        {hasNext ? <ExitHandle id={nextKey} isWired={view.wiredExits.has(nextKey)} role="next" /> : null}
        {isQuestionKind(block.kind) ? (
          <ExitHandle id={failedKey} isWired={view.wiredExits.has(failedKey)} role="failed" isBeside={hasNext} />
        ) : null}
      </div>
      {exits.map((exit) => (
        <ExitRow key={`${exit.role}-${exit.port ?? exit.label}`} view={view} block={block} exit={exit} />
      ))}
    </div>
  );
});

function BlockButton({ view, block, index }: { view: GroupView; block: Block; index: number }) {
  const { ui } = useEditor();
  const { pickBlock, openForm } = useEditorActions();
  const place = { nodeId: view.group.id, blockId: block.id };
  const ref = useKeptFocus<HTMLButtonElement>(place, index);
  const isPicked = view.selectedBlockIds.has(block.id);
  const isActive = view.activeBlockId === block.id;
  const name = blockName(block.kind, view.locale);
  const summary = rowText(view, block) || name;
  const heat = useHeatLabels(block.id, { name, summary });
  const onDragStart = (event: DragEvent): void => {
    event.stopPropagation();
    const picked = ui.getState().blockIds;
    startBlockDrag(event, picked.has(block.id) ? picked : [block.id]);
  };
  const onClick = (event: MouseEvent): void => {
    event.stopPropagation();
    // A click without a pointer comes from the keyboard, so open the form for typing.
    if (event.detail === 0) openForm(block.id);
    else pickBlock(block.id, event.shiftKey || event.metaKey || event.ctrlKey);
  };
  return (
    <div
      data-heat={heat.shown?.heat?.step}
      className={`tertulia-heat nodrag flex min-h-8 items-center gap-1 rounded-md border-l-[3px] bg-canvas pr-2 ${
        isActive ? 'tertulia-active bg-accent-soft ring-2 ring-accent' : isPicked ? 'ring-2 ring-line-strong' : ''
      }`}
      style={{ borderLeftColor: familyColour(block.kind) }}
    >
      <button
        ref={ref}
        type="button"
        tabIndex={-1}
        {...placeAttributes(place)}
        onFocus={() => ui.setState({ cursor: place })}
        draggable
        aria-pressed={isPicked}
        aria-label={heat.label}
        title={heat.title}
        className="flex min-h-8 min-w-0 grow items-center gap-2 py-1 pl-2 text-left"
        onClick={onClick}
        onDragStart={onDragStart}
      >
        <BlockIcon kind={block.kind} />
        <span className="truncate">{summary}</span>
      </button>
      <HeatNumbers shown={heat.shown} />
      <ProblemBadge badge={view.blockBadges.get(block.id)} groupId={view.group.id} blockId={block.id} />
    </div>
  );
}

/** Shown when the pointer is on the row; with the keyboard it is T. */
function StartHere({ blockId, name }: { blockId: string; name: string }) {
  const t = useTranslations('flow-editor.block');
  const startHere = useStartHere();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('startAt', { name })}
      title={t('startHere')}
      className="absolute top-1 right-1 grid size-6 place-items-center rounded-md bg-surface text-ink-2 opacity-0 shadow-float group-hover/row:opacity-100 hover:text-accent focus-visible:opacity-100"
      onClick={(event) => {
        event.stopPropagation();
        startHere(blockId);
      }}
    >
      <Play aria-hidden className="size-3.5" />
    </button>
  );
}

function ExitRow({ view, block, exit }: { view: GroupView; block: Block; exit: Exit }) {
  const t = useTranslations('flow-editor');
  const label = exit.role === 'item' ? exit.label || t('exits.unnamed') : t(`exits.${exit.role}`);
  const key = exit.port === null ? null : sourceKey({ kind: 'port', id: block.id, port: exit.port });
  return (
    <div className="relative ml-[11px] flex min-h-7 items-center rounded-md border border-line px-2">
      <span className="min-w-0 grow truncate">
        {label}
        {exit.detail === '' ? null : <span className="text-ink-2"> · {exit.detail}</span>}
      </span>
      {key === null ? null : <ExitHandle id={key} isWired={view.wiredExits.has(key)} role={exit.role} />}
    </div>
  );
}

interface ExitHandleProps {
  id: string;
  isWired: boolean;
  role: Exit['role'];
  /** True if the row has another handle. */
  isBeside?: boolean;
}

function ExitHandle({ id, isWired, role, isBeside = false }: ExitHandleProps) {
  const t = useTranslations('flow-editor');
  const isQuiet = role === 'failed' && !isWired;
  return (
    <FlowHandle
      type="source"
      id={id}
      position={Position.Right}
      title={role === 'item' ? t('exits.connect') : t(`exits.${role}`)}
      data-exit={id}
      className={`tertulia-exit ${isWired ? 'tertulia-wired' : ''} ${role === 'failed' ? 'tertulia-failed' : ''} ${
        isQuiet ? 'opacity-0 group-hover/row:opacity-100' : ''
      }`}
      style={isBeside ? { top: '100%' } : undefined}
    />
  );
}

/** The text of the row: the engine's summary without Markdown, and for a jump the title of its target. */
function rowText(view: GroupView, block: Block): string {
  const title = view.jumpTitles.get(block.id);
  if (title !== undefined) return `${blockName(block.kind, view.locale)} ${title}`;
  return plainSummary(block, view.locale);
}
