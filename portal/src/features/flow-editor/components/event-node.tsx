'use client';
import type { FlowEvent } from '@tertulia/flow-engine';
import { Position, type Node, type NodeProps } from '@xyflow/react';
import {
  AlarmClock,
  CircleHelp,
  MessageCircleHeart,
  MessageCircleReply,
  MessageCircleWarning,
  Play,
  Slash,
} from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useEditor } from '../hooks/use-editor.js';
import { useEventTitle } from '../hooks/use-event-title.js';
import { placeAttributes, useKeptFocus } from '../hooks/use-cursor.js';
import { sourceKey } from '../model/document.js';
import { FlowHandle } from './flow-handle.js';

export type EventNodeType = Node<{ event: FlowEvent; isVisited: boolean }, 'flowEvent'>;

const ICONS = {
  start: Play,
  invalidReply: MessageCircleWarning,
  fallback: CircleHelp,
  intent: MessageCircleHeart,
  command: Slash,
  inactivity: AlarmClock,
  reply: MessageCircleReply,
} as const;

/** The node of an event: where a conversation, or a detour of it, begins. */
export const EventNode = memo(function EventNode({ data, selected }: NodeProps<EventNodeType>) {
  const t = useTranslations('flow-editor');
  const { event } = data;
  const eventTitle = useEventTitle();
  const { ui } = useEditor();
  const Icon = ICONS[event.kind];
  const place = { nodeId: event.id, blockId: null };
  const ref = useKeptFocus<HTMLButtonElement>(place);
  return (
    <div
      className={`tertulia-event flex h-8 rounded-full bg-ink text-[13px] font-semibold text-canvas ${selected ? 'ring-2 ring-accent' : ''}`}
    >
      <button
        ref={ref}
        type="button"
        tabIndex={-1}
        {...placeAttributes(place)}
        className="flex cursor-grab items-center gap-2 rounded-full px-3.5 whitespace-nowrap"
        onFocus={() => ui.setState({ cursor: place })}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.8} />
        {eventTitle(event)}
      </button>
      <FlowHandle
        type="source"
        id={sourceKey({ kind: 'event', id: event.id })}
        position={Position.Right}
        className="tertulia-exit"
        title={t('exits.connect')}
      />
    </div>
  );
});
