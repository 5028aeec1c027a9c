'use client';
import { useReactFlow } from '@xyflow/react';

/** A free position in the middle of the view, below the cards there. */
export function useFreePlace(): () => { x: number; y: number } {
  const canvas = useReactFlow();
  return () => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    const middle = canvas.screenToFlowPosition({
      x: (box?.left ?? 0) + (box?.width ?? 800) / 2 - 120,
      y: (box?.top ?? 0) + (box?.height ?? 600) / 3,
    });
    let { y } = middle;
    for (const node of canvas.getNodes().toSorted((a, b) => a.position.y - b.position.y)) {
      const height = node.measured?.height ?? 120;
      const overlapsX = Math.abs(node.position.x - middle.x) < 256;
      if (overlapsX && y < node.position.y + height + 16 && y + 96 > node.position.y) y = node.position.y + height + 32;
    }
    return { x: middle.x, y };
  };
}
