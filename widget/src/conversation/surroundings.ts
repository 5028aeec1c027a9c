/** Time, ids and randomness; tests replace them. */
export interface Surroundings {
  nowMs(): number;
  /** From 0 to 1. */
  chance(): number;
  /** A UUID. */
  newId(): string;
  /** Runs `task` after `delayMs`, unless the returned function is called first. */
  schedule(task: () => void, delayMs: number): () => void;
}

/** The browser's implementation. Also works on pages without TLS, where `crypto.randomUUID` is missing. */
export const browserSurroundings: Surroundings = {
  nowMs: () => Date.now(),
  chance: () => Math.random(),
  newId: () => (typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : uuidFromBytes()),
  schedule: (task, delayMs) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

function uuidFromBytes(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
