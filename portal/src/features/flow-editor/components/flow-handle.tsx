'use client';
import { Handle, useNodeId, type HandleProps } from '@xyflow/react';
import { createContext, use } from 'react';

/** Whether the canvas is seen from afar, where only titles are readable. */
export const FarContext = createContext(false);

interface FlowHandleProps extends Pick<HandleProps, 'type' | 'position' | 'isConnectable'> {
  id: string;
  className: string;
  title?: string;
  style?: { top: string } | undefined;
  'data-exit'?: string;
}

/**
 * Where an edge leaves or enters a card. From afar handles cannot be seen or used, but hundreds of them would listen to every move of the
 * canvas: there they only keep the place where edges end.
 */
export function FlowHandle(props: FlowHandleProps) {
  const isFar = use(FarContext);
  const nodeId = useNodeId();
  if (!isFar) return <Handle {...props} />;
  const { type, position, id, className, style, 'data-exit': exit } = props;
  return (
    <div
      data-handleid={id}
      data-nodeid={nodeId}
      data-handlepos={position}
      data-exit={exit}
      className={`react-flow__handle react-flow__handle-${position} nodrag nopan ${type} ${className}`}
      style={style}
    />
  );
}
