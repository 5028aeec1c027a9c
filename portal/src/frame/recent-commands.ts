const storageKey = 'tertulia.recentCommands';
const kept = 4;

/** Ids of the commands chosen last, newest first. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** Puts a command first. A full or forbidden storage loses nothing but the order of the palette. */
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
