'use client';
import type { FlowEvent } from '@tertulia/flow-engine';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { CircleHelp, MessageCircleWarning, Play } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { sourceKey } from '../model/document.js';

export type EventNodeType = Node<{ event: FlowEvent; isVisited: boolean }, 'flowEvent'>;

const ICONS = { start: Play, invalidReply: MessageCircleWarning, fallback: CircleHelp } as const;

/** Where a conversation, or a detour of it, begins. */
export const EventNode = memo(function EventNode({ data, selected }: NodeProps<EventNodeType>) {
  const t = useTranslations('flow-editor');
  const { event } = data;
  const Icon = ICONS[event.kind];
  return (
    <div
      className={`flex h-8 items-center gap-2 rounded-full bg-ink px-3.5 text-[13px] font-semibold text-canvas ${
        selected ? 'ring-2 ring-accent' : ''
      }`}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.8} />
      {t(`events.${event.kind}`)}
      <Handle
        type="source"
        id={sourceKey({ kind: 'event', id: event.id })}
        position={Position.Right}
        className="tertulia-exit"
        title={t('exits.connect')}
      />
    </div>
  );
});
