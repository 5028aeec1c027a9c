/** A call as a page writes it: `tertulia('open')`, `tertulia('on', 'message', listener)`. */
export type PageCall = (...call: readonly unknown[]) => void;

interface QueueingCall extends PageCall {
  /** Calls made before the loader came, kept by the page's own stub. */
  q?: Iterable<Iterable<unknown>>;
}

declare global {
  interface Window {
    tertulia?: QueueingCall;
  }
}

/** Puts `window.tertulia` in place and carries out what was called before. With two bots on a page both are called. */
export function installPageApi(call: PageCall): void {
  const earlier = window.tertulia;
  window.tertulia = (...args) => {
    if (earlier?.q === undefined) earlier?.(...args);
    call(...args);
  };
  for (const args of earlier?.q ?? []) call(...args);
}
