const storageKey = 'tertulia.recentCommands';
const kept = 4;

/** Ids of the most recently used commands, newest first. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** Records a command as the most recent. If storage is full or blocked, only the order of the palette is lost. */
export function rememberRecent(id: string): void {
  try {
    localStorage.setItem(
      storageKey,
      JSON.stringify([id, ...readRecent().filter((other) => other !== id)].slice(0, kept)),
    );
  } catch {
    return;
  }
}
