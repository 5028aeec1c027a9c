/** The origins of the platform's own pages: a session cookie is accepted only from these. */
export class OwnOrigins {
  readonly #origins: ReadonlySet<string>;

  constructor(urls: readonly string[]) {
    this.#origins = new Set(urls.map((url) => new URL(url).origin));
  }

  has(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }
}
