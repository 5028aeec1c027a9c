const quietMs = 60;

/** Collects changes until none came for a moment, then handles them: one run at a time, and none is lost meanwhile. */
export class SettledChanges {
  readonly #work: (paths: ReadonlySet<string>) => Promise<void>;
  #paths = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;

  /** `work` must not reject. */
  constructor(work: (paths: ReadonlySet<string>) => Promise<void>) {
    this.#work = work;
  }

  add(path: string): void {
    this.#paths.add(path);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#working ??= this.#run();
    }, quietMs);
  }

  /** Discards pending changes, and resolves when the current run has ended. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#paths.clear();
    await this.#working;
  }

  async #run(): Promise<void> {
    while (this.#paths.size > 0) {
      const paths = this.#paths;
      this.#paths = new Set();
      await this.#work(paths);
    }
    this.#working = null;
  }
}
