/** Things that a person did in this browser and that no other record tells. */
type Deed = 'numbers' | 'tried';

const listeners = new Set<() => void>();

function storageKey(deed: Deed, id: string): string {
  return `tertulia.did.${deed}.${id}`;
}

function note(deed: Deed, id: string): void {
  const key = storageKey(deed, id);
  if (localStorage.getItem(key) !== null) return;
  localStorage.setItem(key, 'yes');
  for (const listener of listeners) listener();
}

/** Somebody looked at the numbers of the organization. */
export function noteNumbersSeen(organizationId: string): void {
  note('numbers', organizationId);
}

/** Somebody tried a bot of the organization in the simulator. */
export function noteTried(organizationId: string): void {
  note('tried', organizationId);
}

/** Whether it was done in this browser. */
export function isDone(deed: Deed, id: string): boolean {
  return localStorage.getItem(storageKey(deed, id)) !== null;
}

/** Tells of every new deed; returns how to stop. */
export function watchDeeds(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
