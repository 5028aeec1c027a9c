const storageKey = 'tertulia.checklist';
const listeners = new Set<() => void>();

/** How the list of first steps stands on the screen; kept in this browser. */
export type ChecklistVisibility = 'hidden' | 'open' | 'folded';

/** Reads it; hidden until somebody goes through the welcome. */
export function readChecklist(): ChecklistVisibility {
  const stored = localStorage.getItem(storageKey);
  return stored === 'open' || stored === 'folded' ? stored : 'hidden';
}

/** Sets it everywhere at once. */
export function setChecklist(visibility: ChecklistVisibility): void {
  localStorage.setItem(storageKey, visibility);
  for (const listener of listeners) listener();
}

/** Shows the list of first steps again. */
export function reopenChecklist(): void {
  setChecklist('open');
}

/** Tells of every change; returns how to stop. */
export function watchChecklist(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function firstBotKey(organizationId: string): string {
  return `tertulia.firstBot.${organizationId}`;
}

/** The bot that the first steps are about. */
export function rememberFirstBot(organizationId: string, botId: string): void {
  localStorage.setItem(firstBotKey(organizationId), botId);
}

/** The bot that the welcome made in this browser, or null. */
export function readFirstBot(organizationId: string): string | null {
  return localStorage.getItem(firstBotKey(organizationId));
}
