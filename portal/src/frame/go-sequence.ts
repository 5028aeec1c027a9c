/** How long after G its letter still counts, in milliseconds. */
const sequenceMs = 1200;

/**
 * Recognises G followed by another key. The function takes each key with its time in milliseconds, and returns the key that followed G in time;
 * null for every other.
 */
export function goSequence(): (key: string, atMs: number) => string | null {
  let startedAt: number | null = null;
  return (key, atMs) => {
    const isFollowing = startedAt !== null && atMs - startedAt < sequenceMs;
    startedAt = key === 'g' ? atMs : null;
    return isFollowing && key !== 'g' ? key : null;
  };
}
