import { hideSecrets } from './hide-secrets.js';

/** What is kept of what was sent and of what came back, in characters each. */
export const contentsMax = 4_096;
const hidden = '***';

const secretNames = 'passw(?:or)?d|secret|token|api[_-]?key|authorization|signature';
const secretInJson = new RegExp(String.raw`("[^"]*(?:${secretNames})[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)`, 'giu');
const secretInAddress = new RegExp(String.raw`([?&][^=&\s]*(?:${secretNames})[^=&\s]*=)[^&\s]*`, 'giu');

/** What was sent to the far side, and what came back, without secrets; null where there is nothing. */
export interface RunContents {
  readonly request: string | null;
  readonly response: string | null;
}

export const noContents: RunContents = { request: null, response: null };

/**
 * The beginning of a text as it is kept: without the secrets of the connection, and without values whose name says that they are secret.
 * NUL characters, which PostgreSQL refuses, are removed.
 */
export function keptText(text: string, secrets: readonly string[]): string {
  const shown = hideSecrets(text, secrets).slice(0, contentsMax);
  return shown.replace(secretInJson, `$1"${hidden}"`).replace(secretInAddress, `$1${hidden}`).replaceAll('\0', '');
}
