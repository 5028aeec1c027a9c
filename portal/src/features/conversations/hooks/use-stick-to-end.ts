'use client';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const nearPx = 80;

/**
 * Sequence numbers of the first and last message on the screen, and the number of unconfirmed messages of the member.
 */
type Extent = { first: number; last: number; own: number };

/**
 * Keeps a scrolling box at its end while the person reads there, and at its position while earlier messages are added
 * above.
 */
export function useStickToEnd({ first, last, own }: Extent): {
  boxRef: RefObject<HTMLDivElement | null>;
  /** The element with the messages inside the box. */
  contentRef: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  toEnd: () => void;
  /** How many messages arrived below while the person read further up. */
  unseen: number;
} {
  const boxRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const before = useRef({ first, own, height: 0 });
  const [seen, setSeen] = useState(last);

  const toEnd = useCallback(() => {
    const box = boxRef.current;
    if (box === null) return;
    box.scrollTop = box.scrollHeight;
    isAtEnd.current = true;
    setSeen(last);
  }, [last]);

  useLayoutEffect(() => {
    const box = boxRef.current;
    if (box === null) return;
    const { first: firstBefore, own: ownBefore, height } = before.current;
    const hasEarlier = firstBefore > 0 && first < firstBefore;
    if (hasEarlier && !isAtEnd.current) box.scrollTop += box.scrollHeight - height;
    else if (isAtEnd.current || own > ownBefore) toEnd();
    before.current = { first, own, height: box.scrollHeight };
  }, [first, last, own, toEnd]);

  // The box shrinks when the reply box below it grows, and the messages grow when pictures arrive.
  useEffect(() => {
    const [box, content] = [boxRef.current, contentRef.current];
    if (box === null || content === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
      before.current.height = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const box = boxRef.current;
    if (box === null) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
    if (isAtEnd.current) setSeen(last);
  }, [last]);

  return { boxRef, contentRef, onScroll, toEnd, unseen: Math.max(0, last - Math.max(seen, 0)) };
}
