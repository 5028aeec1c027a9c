/**
 * The functions of this module run in the page before every other script, as text (`guardText`), so each must be
 * self-contained.
 */

type AddressOf = (target: EventTarget | null) => string | null;
type FetchUntilHere = (failed: Element, address: string) => Promise<void>;

/** The URL of one of the portal's scripts or style sheets, without query and fragment; null for anything else. */
function addressOf(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLElement) || target.dataset['again'] !== undefined) return null;
  let address = null;
  if (target instanceof HTMLScriptElement) address = target.src;
  else if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') address = target.href;
  return address?.includes('/_next/static/') === true ? address.replace(/[?#].*$/u, '') : null;
}

/** Retries a failed file until it loads. Dispatches `tertulia:gone` when the server no longer has the file. */
async function retryUntilLoaded(failed: Element, address: string): Promise<void> {
  const longestWaitMs = 8000;
  const insert = (): Promise<boolean> =>
    new Promise((resolve) => {
      // Set the same attributes as before: code that waits for a script finds it by them.
      const next = document.createElement(failed.tagName);
      for (const name of ['src', 'href', 'rel']) {
        const value = failed.getAttribute(name);
        if (value !== null) next.setAttribute(name, value);
      }
      next.dataset['again'] = '';
      next.addEventListener('load', () => resolve(true));
      next.addEventListener('error', () => resolve(false));
      document.head.append(next);
    });
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
      addEventListener('online', () => resolve(), { once: true });
    });
  for (let waitMs = 250; !(await insert()); waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.status === 404) dispatchEvent(new CustomEvent('tertulia:gone'));
    await wait(waitMs);
  }
}

/**
 * Suppresses the error event of a file and dispatches `load` once the file is available, so that the current page stays
 * until the next one is ready. Dispatches `tertulia:files` with the number of pending files.
 */
function guardFiles(findAddress: AddressOf, fetchFile: FetchUntilHere): void {
  const waited = new Map<string, Element[]>();
  const report = (): boolean => dispatchEvent(new CustomEvent('tertulia:files', { detail: waited.size }));
  const bring = async (failed: Element, address: string): Promise<void> => {
    await fetchFile(failed, address);
    for (const element of waited.get(address) ?? []) element.dispatchEvent(new Event('load'));
    waited.delete(address);
    report();
  };
  const take = (target: EventTarget | null): boolean => {
    const address = findAddress(target);
    if (address === null || !(target instanceof Element)) return false;
    const others = waited.get(address);
    waited.set(address, [...(others ?? []), target]);
    if (others === undefined) void bring(target, address);
    report();
    return true;
  };
  addEventListener(
    'error',
    (event) => {
      if (take(event.target)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  // Scripts before this one may have failed already.
  for (const element of document.querySelectorAll('script[src], link[rel=stylesheet]')) {
    const entries = performance.getEntriesByName(findAddress(element) ?? '');
    const hasFailed = entries.some((entry) => {
      const { decodedBodySize, responseStatus } = entry as PerformanceResourceTiming;
      return decodedBodySize === 0 || responseStatus >= 400;
    });
    if (hasFailed) take(element);
  }
}

/** The text of the first script of every page. */
export const guardText = `(${guardFiles.toString()})(${addressOf.toString()},${retryUntilLoaded.toString()})`;
