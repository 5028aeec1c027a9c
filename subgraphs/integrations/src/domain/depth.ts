/** Whether a JSON value is nested no deeper than that. Looks no deeper itself. */
export function isShallow(value: unknown, depthMax: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depthMax > 0 && Object.values(value).every((child) => isShallow(child, depthMax - 1));
}
