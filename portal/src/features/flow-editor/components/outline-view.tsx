'use client';
import { blockName, type Block, type Flow, type Position } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Play, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import { useBuilderUi, useDraftProblems } from '../../bots/index.js';
import { elementAt, focusSoon, refocus } from '../hooks/focus.js';
import { placeAttributes, useKeptFocus, useReturnToBlock } from '../hooks/use-cursor.js';
import { useEditor, useEditorUi, useFlow, useTextLocale } from '../hooks/use-editor.js';
import { useStartHere } from '../hooks/use-start-here.js';
import { useSummary } from '../hooks/use-summary.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { useBlockHeat, useBlockHeatText } from '../hooks/use-heat.js';
import { neighbourOf } from '../hooks/use-list-focus.js';
import { mergedProblems } from '../model/merged-problems.js';
import type { Cursor } from '../model/movement.js';
import { outlineOf, type OutlineBlock, type OutlineGroup } from '../model/outline.js';
import { CollapseButton } from './collapse-button.js';
import { BlockIcon, familyColour } from './block-icon.js';
import { HeatBar } from './heat-bar.js';
import { ExitField } from './inspector/exits-section.js';
import { SmallButton } from './inspector/small-button.js';
import { KindPicker } from './kind-picker.js';
import { OutlineNotes } from './outline-notes.js';
import { OutlineEvent } from './outline-event.js';
import { OutlineTitle } from './outline-title.js';
import { OutlineTools } from './outline-tools.js';

/** The flow as a list, with every edit of the canvas for keyboards and phones. */
export function OutlineView() {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const locale = useTextLocale();
  const outline = useMemo(() => outlineOf(flow, locale), [flow, locale]);
  return (
    <div className="h-full grow overflow-y-auto bg-canvas">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4 md:p-8 md:pt-16">
        <h2 className="sr-only" tabIndex={-1} data-focus-home="outline">
          {t('outline.title')}
        </h2>
        <HeatBar className="p-1" />
        {outline.events.map(({ event, exit }) => (
          <OutlineEvent key={event.id} event={event} exit={exit} />
        ))}
        <OutlineTools placeOf={() => belowEvents(flow)} />
        {outline.groups.map((group, index) => {
          const next = neighbourOf(outline.groups, index)?.group.id;
          return <GroupSection key={group.group.id} entry={group} next={next === undefined ? null : titleOf(next)} />;
        })}
        <NewGroup />
        <OutlineNotes />
      </div>
    </div>
  );
}

function titleOf(nodeId: string): Cursor {
  return { nodeId, blockId: null };
}

/** `next` is where the focus goes when the group is deleted. */
function GroupSection({ entry, next }: { entry: OutlineGroup; next: Cursor | null }) {
  const t = useTranslations('flow-editor');
  const { group } = entry;
  const { removeGroup } = useEditorActions();
  return (
    <section aria-label={group.title} className="rounded-[10px] border border-line bg-surface">
      <header className="flex items-center gap-2 border-b border-line p-3">
        <CollapseButton group={group} isTabStop />
        <OutlineTitle group={group} />
        <SmallButton
          icon={Trash2}
          label={t('outline.removeGroup', { title: group.title })}
          onPress={() => {
            removeGroup(group.id);
            focusSoon(() => (next === null ? document.querySelector('[data-focus-home]') : elementAt(next)));
          }}
        />
      </header>
      {group.isCollapsed === true ? null : <GroupBlocks entry={entry} />}
    </section>
  );
}

function GroupBlocks({ entry: { group, blocks } }: { entry: OutlineGroup }) {
  const t = useTranslations('flow-editor');
  const { add } = useEditorActions();
  return (
    <>
      <ol className="flex flex-col">
        {blocks.map((block, index) => (
          <BlockEntry key={block.block.id} entry={block} groupId={group.id} index={index} />
        ))}
      </ol>
      <div className="p-3">
        <KindPicker
          label={t('outline.addTo', { title: group.title })}
          onPick={(kind) => add(kind, { kind: 'group', groupId: group.id, index: blocks.length })}
        />
      </div>
    </>
  );
}

function BlockEntry({ entry, groupId, index }: { entry: OutlineBlock; groupId: string; index: number }) {
  const { block, exits } = entry;
  const isPicked = useEditorUi((state) => state.blockIds.has(block.id));
  const isActive = useBuilderUi((state) => state.trail?.activeBlockId === block.id);
  const isFollowed = useBuilderUi((state) => state.isFollowing) && isActive;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isFollowed) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isFollowed]);
  return (
    <li
      ref={ref}
      data-outline-row={block.id}
      aria-current={isActive ? 'step' : undefined}
      className={`scroll-m-6 border-b border-l-[3px] border-line p-3 ${isActive ? 'ring-2 ring-accent ring-inset' : ''} ${
        isPicked ? 'bg-accent-soft' : ''
      }`}
      style={{ borderLeftColor: familyColour(block.kind) }}
    >
      <BlockLine block={block} isPicked={isPicked} groupId={groupId} index={index} />
      <HeatLine blockId={block.id} />
      <BlockProblems blockId={block.id} />
      {exits.length === 0 ? null : (
        <div className="grid gap-2 pt-2 pl-6 sm:grid-cols-2">
          {exits.map((exit) => (
            <ExitField key={exit.exit.port ?? 'next'} exit={exit} />
          ))}
        </div>
      )}
    </li>
  );
}

interface BlockLineProps {
  block: Block;
  isPicked: boolean;
  groupId: string;
  index: number;
}

function BlockLine({ block, isPicked, groupId, index }: BlockLineProps) {
  const t = useTranslations('flow-editor');
  const { locale: portalLocale } = useLanguage();
  const textLocale = useTextLocale();
  const { ui } = useEditor();
  const { nudge, pickBlock, openForm, remove } = useEditorActions();
  const returnTo = useReturnToBlock();
  const startHere = useStartHere();
  const place = { nodeId: groupId, blockId: block.id };
  const ref = useKeptFocus<HTMLButtonElement>(place, index);
  const move = (step: -1 | 1): void => {
    nudge(block.id, step);
    refocus(`[data-outline-row="${CSS.escape(block.id)}"] [data-part="${step === 1 ? 'down' : 'up'}"]`);
  };
  const name = blockName(block.kind, portalLocale);
  const summary = useSummary(block, textLocale) || name;
  return (
    <div className="flex items-center gap-1">
      <button
        ref={ref}
        type="button"
        {...placeAttributes(place)}
        onFocus={() => ui.setState({ cursor: place })}
        aria-pressed={isPicked}
        aria-label={t('outline.edit', { name: `${name}: ${summary}` })}
        className="flex min-h-9 min-w-0 grow items-center gap-2.5 text-left pointer-coarse:min-h-11"
        onClick={(event) => (event.detail === 0 ? openForm(block.id) : pickBlock(block.id))}
      >
        <BlockIcon kind={block.kind} />
        <span className="min-w-0">
          <span className="block text-xs text-ink-2">{name}</span>
          <span className="block truncate">{summary}</span>
        </span>
      </button>
      <SmallButton icon={Play} label={t('block.startAt', { name: summary })} onPress={() => startHere(block.id)} />
      <SmallButton part="up" icon={ArrowUp} label={t('moveUp')} onPress={() => move(-1)} />
      <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} onPress={() => move(1)} />
      <SmallButton
        icon={Trash2}
        label={t('outline.remove', { name: summary })}
        onPress={() => {
          remove(block.id);
          returnTo(block.id, index, groupId);
        }}
      />
    </div>
  );
}

function HeatLine({ blockId }: { blockId: string }) {
  const shown = useBlockHeat(blockId);
  const text = useBlockHeatText(blockId);
  if (shown === null) return null;
  return (
    <p data-heat={shown.heat?.step} className="tertulia-heat mt-1 rounded px-2 py-1 text-xs text-ink">
      {text}
    </p>
  );
}

function BlockProblems({ blockId }: { blockId: string }) {
  const all = useDraftProblems();
  const problems = useMemo(() => mergedProblems(all.filter((problem) => problem.blockId === blockId)), [all, blockId]);
  return (
    <>
      {problems.map((problem) => (
        <p
          key={`${problem.code}-${problem.message}`}
          className={`pt-1 text-xs ${problem.severity === 'ERROR' ? 'text-bad' : 'text-warn'}`}
        >
          {problem.message}
          {problem.count > 1 ? ` (${problem.count})` : ''}
        </p>
      ))}
    </>
  );
}

function belowEvents({ events }: Flow): Position {
  return {
    x: Math.min(...events.map(({ position }) => position.x), 0),
    y: Math.max(...events.map(({ position }) => position.y), 0) + 64,
  };
}

function NewGroup() {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const { add } = useEditorActions();
  const right = Math.max(0, ...flow.groups.map((group) => group.position.x));
  return (
    <KindPicker
      label={t('outline.newGroup')}
      onPick={(kind) => add(kind, { kind: 'canvas', position: { x: right + 336, y: 0 } })}
    />
  );
}
