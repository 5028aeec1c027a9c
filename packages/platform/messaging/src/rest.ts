/** Waiting that a call ends early: also one that came between the look for work and the waiting. */
export class Rest {
  #isWoken = false;
  #end: (() => void) | undefined;

  /** Wakings from now on count. */
  begin(): void {
    this.#isWoken = false;
  }

  wake(): void {
    this.#isWoken = true;
    this.#end?.();
  }

  /** Resolves at a waking since `begin`, or when the time is over. */
  async until(ms: number): Promise<void> {
    if (!this.#isWoken) await this.#wait(ms);
  }

  /** Resolves when the time is over, whatever wakes, or when `isOver` is true at a waking. */
  async sleep(ms: number, isOver: () => boolean): Promise<void> {
    const endMs = performance.now() + ms;
    while (!isOver() && performance.now() < endMs) await this.#wait(endMs - performance.now());
  }

  async #wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#end = undefined;
  }
}
