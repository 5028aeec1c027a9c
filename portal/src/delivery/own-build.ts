import { ownBuild } from '../environment.js';

const reloadedKey = 'tertulia.reloadedFor';

/** The current build of the server; null when it is unknown. */
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

/** Whether leaving the page would lose unsaved work: dispatches `beforeunload`, as the browser would. */
export function hasUnsaved(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

/**
 * Reloads this page, or opens the requested one, to get the new build: once for each build, and never over unsaved
 * work.
 */
export function reloadOnce(build: string, wanted: string | null): boolean {
  if (sessionStorage.getItem(reloadedKey) === build || hasUnsaved()) return false;
  sessionStorage.setItem(reloadedKey, build);
  reload(wanted);
  return true;
}

/** Reloads this page, or opens the requested one. */
export function reload(wanted: string | null): void {
  if (wanted === null) location.reload();
  else location.assign(wanted);
}
