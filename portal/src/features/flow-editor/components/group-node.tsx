'use client';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Fragment, memo } from 'react';
import type { GroupView } from '../model/projection.js';
import { BlockRow } from './block-row.js';
import { GroupTitle } from './group-title.js';
import { ProblemBadge } from './problem-badge.js';
import { useGroupDrop } from './use-group-drop.js';

export type GroupNodeType = Node<GroupView & Record<string, unknown>, 'flowGroup'>;

/** A group on the canvas: its title, its blocks as rows, their exits as handles. */
export const GroupNode = memo(function GroupNode({ data, selected }: NodeProps<GroupNodeType>) {
  const { group } = data;
  const { dropAt, handlers } = useGroupDrop(group.id);
  return (
    <div
      role="group"
      data-card={group.id}
      aria-label={group.title}
      className={`relative flex w-60 flex-col gap-1 rounded-[10px] border bg-surface p-2 text-[13px] leading-[18px] ${
        selected ? 'border-accent ring-2 ring-accent-soft' : 'border-line'
      } ${data.isVisited ? 'tertulia-visited' : ''}`}
      {...handlers}
    >
      <Handle type="target" id="in" position={Position.Left} className="tertulia-entrance tertulia-front-door" />
      <header className="flex min-h-7 items-center gap-2 px-1">
        <GroupTitle group={group} />
        <ProblemBadge badge={data.badge} groupId={group.id} />
      </header>
      {group.blocks.map((block, index) => (
        <Fragment key={block.id}>
          {dropAt === index ? <DropLine /> : null}
          <BlockRow view={data} block={block} index={index} />
        </Fragment>
      ))}
      {dropAt === group.blocks.length ? <DropLine /> : null}
    </div>
  );
});

function DropLine() {
  return <div aria-hidden className="h-0.5 rounded-full bg-accent" />;
}
