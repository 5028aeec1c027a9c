/** A call as a page writes it: `tertulia('open')`, `tertulia('on', 'message', listener)`. */
export type PageCall = (...call: readonly unknown[]) => void;

/** One bot on the page. */
export interface Embedded {
  readonly call: PageCall;
  /** False once the page has thrown its place away. */
  readonly isThere: () => boolean;
}

/** `window.tertulia` once a loader has run. */
export interface PageApi extends PageCall {
  /** Calls made while nobody is there to hear them. */
  readonly q: (readonly unknown[])[];
  /** The bots on the page, by what makes two tags the same. */
  readonly bots: Map<string, Embedded>;
}

declare global {
  interface Window {
    tertulia?: PageCall & Partial<PageApi>;
  }
}

/** The page's one interface, made by whichever loader comes first; calls that came before it are kept. */
export function pageApi(): PageApi {
  const earlier = window.tertulia;
  if (earlier?.bots) return earlier as PageApi;
  const bots = new Map<string, Embedded>();
  const q = [...(earlier?.q ?? [])];
  const tell: PageCall = (...args) => {
    if (!bots.size) q.push(args);
    for (const { call } of bots.values()) call(...args);
  };
  return (window.tertulia = Object.assign(tell, { bots, q }));
}
