'use client';
import { useSyncExternalStore } from 'react';
import { useFormats } from '../i18n/formats.js';
import { Tooltip } from './tooltip.js';

const tickMs = 15_000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function watchClock(notify: () => void): () => void {
  listeners.add(notify);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  }, tickMs);
  return () => {
    listeners.delete(notify);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function readClock(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

/**
 * The device's time in epoch milliseconds, updated four times a minute by one timer for the whole page; 0 on the
 * server.
 */
export function useNow(): number {
  return useSyncExternalStore(watchClock, readClock, () => 0);
}

/** A relative time, with the exact time and zone on hover and focus. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <Tooltip text={formats.exact(at)}>
      <time dateTime={at} className={className}>
        {now === 0 ? formats.shortDate(at) : formats.relative(at, now)}
      </time>
    </Tooltip>
  );
}
