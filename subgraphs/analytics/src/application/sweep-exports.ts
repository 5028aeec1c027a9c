import { rememberedMs } from '../domain/export.js';
import type { ExportDependencies } from './export-dependencies.js';
import type { ExportKey } from './export-ports.js';

type Deps = ExportDependencies;

const everyone = { platform: 'exports of all organizations' } as const;
/** A job that was sent begins long before; later it was lost. */
const lateMs = 10_000;

/** Begins exports whose job was lost, or whose process was killed. */
export async function wakeOverdueExports({ exportWork, exportQueue, clock }: Deps): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - lateMs);
  const overdue = await exportWork.read(everyone, async ({ exports }) => exports.overdue(before, now));
  if (overdue.length === 0) return;
  await exportQueue.sendNow(overdue);
  exportQueue.wake();
}

/** Ends exports whose week is over, and removes files that no export needs any more. */
export async function sweepExports(deps: Deps): Promise<void> {
  const { exportWork, exportFiles, clock } = deps;
  const now = clock.now();
  const expired = await exportWork.transact(everyone, async ({ exports }) => exports.expire(now));
  tellAll(deps, expired);
  await removeLeftFiles(deps);
  await exportFiles.removeExpired(now);
  const before = new Date(now.getTime() - rememberedMs);
  await exportWork.transact(everyone, async ({ exports }) => exports.forget(before));
}

/** Removes the files of exports that have ended without one. */
export async function removeLeftFiles({ exportWork, exportFiles }: Deps): Promise<void> {
  const left = await exportWork.read(everyone, async ({ exports }) => exports.leftFiles());
  for (const one of left) {
    await exportFiles.remove(one.fileKey);
    await exportWork.transact(one, async ({ exports }) => exports.forgetFile(one));
  }
}

/** A visitor's data was erased: files that may have its texts are removed, and those that are being made begin anew. */
export async function dropExportsWithTexts(deps: Deps, organizationId: string): Promise<void> {
  const dropped = await deps.exportWork.transact({ organizationId }, async ({ exports }) =>
    exports.dropTexts(organizationId, deps.clock.now()),
  );
  if (dropped.length === 0) return;
  tellAll(deps, dropped);
  deps.exportQueue.wake();
  await removeLeftFiles(deps);
}

/** Removes every export of an organization; the files first, so that a repetition finds them. */
export async function removeExportsOf({ exportWork, exportFiles }: Deps, organizationId: string): Promise<void> {
  const keys = await exportWork.read({ organizationId }, async ({ exports }) => exports.filesOf(organizationId));
  for (const key of keys) await exportFiles.remove(key);
  await exportWork.transact({ organizationId }, async ({ exports }) => exports.removeAll(organizationId));
}

function tellAll({ exportFeed }: Deps, keys: readonly ExportKey[]): void {
  for (const { id: exportId, organizationId } of keys) exportFeed.changed(organizationId, { exportId });
}
