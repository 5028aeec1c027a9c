/** Shows the operator what is being done. */
export interface Progress {
  step<T>(label: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  say(text: string): void;
}

const lineEveryMs = 5_000;

/**
 * Lines on a terminal: what was done and how long it took. A running step updates its line on a terminal; elsewhere it prints separate
 * lines, at most one in `everyMs`.
 */
export function terminalProgress(
  out: Pick<NodeJS.WriteStream, 'isTTY'> & { write(text: string): unknown },
  everyMs = lineEveryMs,
): Progress {
  const isTerminal = out.isTTY;
  return {
    say: (text) => void out.write(`${text}\n`),
    step: async (label, work) => {
      const started = performance.now();
      let written = started;
      const note = (text: string): void => {
        const line = `  … ${label}: ${text}`;
        if (isTerminal) out.write(`\r\u001B[2K${line}`);
        else if (performance.now() - written >= everyMs) {
          written = performance.now();
          out.write(`${line}\n`);
        }
      };
      if (isTerminal) note('…');
      const result = await work(note);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      out.write(`${isTerminal ? '\r\u001B[2K' : ''}  ✓ ${label} (${seconds} s)\n`);
      return result;
    },
  };
}
