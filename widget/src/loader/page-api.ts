/** A call of the page: `tertulia('open')`, `tertulia('on', 'message', listener)`. */
export type PageCall = (...call: readonly unknown[]) => void;

/** One bot on the page. */
export interface Embedded {
  readonly call: PageCall;
  /** False once the page has removed the bot's element. */
  readonly isThere: () => boolean;
}

/** `window.tertulia` once a loader has run. */
export interface PageApi extends PageCall {
  /** Calls that were made while no bot was embedded. */
  readonly q: (readonly unknown[])[];
  /** The bots on the page, by the key that identifies equal tags. */
  readonly bots: Map<string, Embedded>;
}

declare global {
  interface Window {
    tertulia?: PageCall & Partial<PageApi>;
  }
}

/** The page's API, created by the first loader; earlier calls are kept. */
export function pageApi(): PageApi {
  const earlier = window.tertulia;
  if (earlier?.bots) return earlier as PageApi;
  const bots = new Map<string, Embedded>();
  const q = [...(earlier?.q ?? [])];
  const dispatch: PageCall = (...args) => {
    if (!bots.size) q.push(args);
    for (const { call } of bots.values()) call(...args);
  };
  return (window.tertulia = Object.assign(dispatch, { bots, q }));
}
