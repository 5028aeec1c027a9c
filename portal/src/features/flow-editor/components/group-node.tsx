'use client';
import { Position, type Node, type NodeProps } from '@xyflow/react';
import { Fragment, memo } from 'react';
import { useTranslations } from 'use-intl';
import { COLLAPSED_EXIT, type GroupView } from '../model/projection.js';
import { BlockRow } from './block-row.js';
import { CollapseButton } from './collapse-button.js';
import { FlowHandle } from './flow-handle.js';
import { GroupTitle } from './group-title.js';
import { ProblemBadge } from './problem-badge.js';
import { useGroupDrop } from './use-group-drop.js';

export type GroupNodeType = Node<GroupView & Record<string, unknown>, 'flowGroup'>;

/** A group on the canvas: its title, its blocks as rows, their exits as handles. Being dragged rerenders nothing of it. */
export const GroupNode = memo(Group, (before, now) => before.data === now.data && before.selected === now.selected);

function Group({ data, selected }: NodeProps<GroupNodeType>) {
  const { group } = data;
  const { dropAt, handlers } = useGroupDrop(group.id);
  const isCollapsed = group.isCollapsed === true;
  return (
    <div
      role="group"
      data-card={group.id}
      aria-label={group.title}
      className={`relative flex w-60 flex-col gap-1 rounded-[10px] border bg-surface p-2 text-[13px] leading-[18px] ${
        selected ? 'border-accent ring-2 ring-accent-soft' : 'border-line'
      } ${data.isVisited ? 'tertulia-visited' : ''} ${isCollapsed && data.activeBlockId !== null ? 'tertulia-active ring-2 ring-accent' : ''}`}
      {...handlers}
    >
      <FlowHandle type="target" id="in" position={Position.Left} className="tertulia-entrance tertulia-front-door" />
      <header className="flex min-h-7 items-center gap-2 px-1">
        <CollapseButton group={group} />
        <GroupTitle group={group} />
        <ProblemBadge badge={data.badge} groupId={group.id} />
      </header>
      {isCollapsed ? <Collapsed count={group.blocks.length} /> : <Blocks data={data} dropAt={dropAt} />}
    </div>
  );
}

function Blocks({ data, dropAt }: { data: GroupView; dropAt: number | null }) {
  const { blocks } = data.group;
  return (
    <>
      {blocks.map((block, index) => (
        <Fragment key={block.id}>
          {dropAt === index ? <DropLine /> : null}
          <BlockRow view={data} block={block} index={index} />
        </Fragment>
      ))}
      {dropAt === blocks.length ? <DropLine /> : null}
    </>
  );
}

/** All exits of a collapsed group leave at one place. */
function Collapsed({ count }: { count: number }) {
  const t = useTranslations('flow-editor.group');
  return (
    <div className="relative flex h-6 items-center px-1 text-ink-2">
      {t('blocks', { count })}
      <FlowHandle
        type="source"
        id={COLLAPSED_EXIT}
        position={Position.Right}
        isConnectable={false}
        className="tertulia-exit tertulia-wired"
      />
    </div>
  );
}

function DropLine() {
  return <div aria-hidden className="h-0.5 rounded-full bg-accent" />;
}
