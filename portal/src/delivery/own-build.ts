import { ownBuild } from '../environment.js';

const reloadedKey = 'tertulia.reloadedFor';

/** The build that the server has now; null where it does not say. */
export async function fetchBuild(): Promise<string | null> {
  try {
    const answer = await fetch('/build', { cache: 'no-store' });
    const text = answer.ok ? (await answer.text()).trim() : '';
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

/** True when the server has another build than this page. */
export function isOtherBuild(build: string | null): build is string {
  const own = ownBuild();
  return own !== '' && build !== null && build !== own;
}

/** Whether something would be lost with the page: whoever keeps it from being left is asked as the browser would ask. */
export function hasUnsaved(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

/** Takes this page, or the one that is wanted, from the new build: once for each build, and never over unsaved work. */
export function reloadOnce(build: string, wanted: string | null): boolean {
  if (sessionStorage.getItem(reloadedKey) === build || hasUnsaved()) return false;
  sessionStorage.setItem(reloadedKey, build);
  reload(wanted);
  return true;
}

/** Loads this page, or the one that is wanted, anew. */
export function reload(wanted: string | null): void {
  if (wanted === null) location.reload();
  else location.assign(wanted);
}
