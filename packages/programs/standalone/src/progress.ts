/** Tells the person at the keyboard what is being done. */
export interface Progress {
  step<T>(label: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  say(text: string): void;
}

/** Lines on a terminal: what was done and how long it took; a counter that moves where there is a terminal. */
export function terminalProgress(out: NodeJS.WriteStream): Progress {
  const isTerminal = out.isTTY;
  return {
    say: (text) => void out.write(`${text}\n`),
    step: async (label, work) => {
      const started = performance.now();
      const note = (text: string): void => {
        if (isTerminal) out.write(`\r\u001B[2K  … ${label}: ${text}`);
      };
      note('…');
      const result = await work(note);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      out.write(`${isTerminal ? '\r\u001B[2K' : ''}  ✓ ${label} (${seconds} s)\n`);
      return result;
    },
  };
}
