/** The origins of our own pages: the only ones from which a session cookie counts. */
export class OwnOrigins {
  readonly #origins: ReadonlySet<string>;

  constructor(urls: readonly string[]) {
    this.#origins = new Set(urls.map((url) => new URL(url).origin));
  }

  has(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }
}
