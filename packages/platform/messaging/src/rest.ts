/** A sleep that can be ended early, also by a wake-up that arrives between the check for work and the sleep. */
export class Rest {
  #isWoken = false;
  #end: (() => void) | undefined;

  /** Wake-ups from now on count. */
  begin(): void {
    this.#isWoken = false;
  }

  wake(): void {
    this.#isWoken = true;
    this.#end?.();
  }

  /** Resolves at a wake-up since `begin`, or when the time has passed. */
  async until(ms: number): Promise<void> {
    if (!this.#isWoken) await this.#wait(ms);
  }

  /** Resolves when the time has passed, regardless of wake-ups, or when `isOver` is true at a wake-up. */
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
