import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Awaiting, ShownFiles } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { awaitingOf } from '../domain/awaiting.js';
import {
  bytesOfMegabyte,
  fileNameMax,
  roomOf,
  senderFilesMax,
  senderMegabytesMax,
  senderWindowMs,
  simulatedMs,
  unsentMs,
  uploadMs,
  type ReceivedFile,
} from '../domain/received-file.js';
import type { Simulation } from '../domain/simulation.js';
import type { InputFault } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import type { Stores, VisitorClaims } from './ports.js';
import { readSimulation } from './simulations.js';

/** A file as its sender announces it. */
export interface AnnouncedFile {
  readonly name: string;
  readonly bytes: number;
}

/** Where its bytes are sent, once. */
export interface PreparedUpload {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: Date;
}

type Sender = Pick<ReceivedFile, 'organizationId' | 'botId' | 'conversationId' | 'simulationId' | 'senderId'>;

/**
 * An address for a file that the open question asks for. UserInputErrors: the input's; FILES_NOT_ASKED; FILE_TOO_LARGE;
 * TOO_MANY_FILES for a visitor within 24 hours; FILE_SPACE_FULL for an organization. @throws DomainError NOT_FOUND
 */
export async function prepareUpload(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  file: AnnouncedFile,
): Promise<PreparedUpload> {
  refuseInput(faultsOf(file));
  const { organizationId, conversationId } = claims;
  const added = await deps.work.transact(claims, async (stores) => {
    const locked = await stores.conversations.lock(organizationId, conversationId);
    if (locked === null) throw new DomainError('NOT_FOUND');
    const { conversation, session } = locked;
    const asked = askedFiles(awaitingOf(conversation, session.state), file);
    const { botId, visitorId } = conversation;
    const sender = { organizationId, botId, conversationId, simulationId: null, senderId: visitorId ?? conversationId };
    return reserve(deps, stores, { sender, asked, file });
  });
  return shown(deps, added);
}

/** The same for a simulation: the file is removed within a day. */
export async function prepareSimulatedUpload(
  deps: RuntimeDependencies,
  principal: Principal,
  { simulationId, ...file }: AnnouncedFile & { readonly simulationId: string },
): Promise<PreparedUpload> {
  const organizationId = organizationFor(principal, 'simulator.use');
  const { simulation } = await readSimulation(deps, organizationId, simulationId);
  organizationFor(principal, 'simulator.use', { botId: simulation.botId });
  return prepareUploadIn(deps, simulation, file);
}

/** A file of a simulation, or of somebody who tries a draft by a link: all who have the link share what a visitor may send. */
export async function prepareUploadIn(
  deps: RuntimeDependencies,
  { id: simulationId, organizationId, botId, state, previewLinkId }: Simulation,
  file: AnnouncedFile,
): Promise<PreparedUpload> {
  refuseInput(faultsOf(file));
  const asked = askedFiles(state.awaiting, file);
  const sender = { organizationId, botId, conversationId: null, simulationId, senderId: previewLinkId ?? simulationId };
  const added = await deps.work.transact({ organizationId }, async (stores) =>
    reserve(deps, stores, { sender, asked, file }),
  );
  return shown(deps, added);
}

function faultsOf({ name, bytes }: AnnouncedFile): InputFault[] {
  const faults: InputFault[] = [];
  if (name.trim() === '') faults.push({ field: ['input', 'name'], code: 'REQUIRED' });
  if (name.length > fileNameMax)
    faults.push({ field: ['input', 'name'], code: 'TOO_LONG', params: { max: fileNameMax } });
  if (bytes < 1) faults.push({ field: ['input', 'bytes'], code: 'OUT_OF_RANGE', params: { min: 1, max: null } });
  return faults;
}

function askedFiles(awaiting: Awaiting | null, { bytes }: AnnouncedFile): ShownFiles {
  if (awaiting?.kind !== 'FILE' || awaiting.files === undefined)
    throw new UserInputErrors([{ field: null, code: 'FILES_NOT_ASKED' }]);
  const { bytesMax } = awaiting.files;
  if (bytes <= bytesMax) return awaiting.files;
  const params = { max: bytesMax / bytesOfMegabyte };
  throw new UserInputErrors([{ field: ['input', 'bytes'], code: 'FILE_TOO_LARGE', params }]);
}

async function reserve(
  { clock, ids }: RuntimeDependencies,
  stores: Stores,
  { sender, asked, file }: { sender: Sender; asked: ShownFiles; file: AnnouncedFile },
): Promise<ReceivedFile> {
  const now = clock.now();
  const plan = await stores.plans.of(sender.organizationId);
  const { bytesMax, keptMs } = roomOf(plan?.planCode ?? null);
  const used = await stores.files.usage(sender, new Date(now.getTime() - senderWindowMs));
  const isOften = used.senderFiles >= senderFilesMax;
  if (isOften || used.senderBytes + file.bytes > senderMegabytesMax * bytesOfMegabyte)
    throw new UserInputErrors([{ field: null, code: 'TOO_MANY_FILES' }]);
  if (used.organizationBytes + file.bytes > bytesMax)
    throw new UserInputErrors([{ field: null, code: 'FILE_SPACE_FULL' }]);
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const expiresAt = after(sender.simulationId === null ? keptMs : simulatedMs);
  const { accepts } = asked;
  const added: ReceivedFile = {
    ...{ ...sender, ...file, accepts, id: ids.next(), state: 'OPEN', key: null, type: '' },
    ...{ createdAt: now, expiresAt, removeAt: after(unsentMs) },
  };
  await stores.files.add(added);
  return added;
}

async function shown({ files }: RuntimeDependencies, file: ReceivedFile): Promise<PreparedUpload> {
  const expiresAt = new Date(file.createdAt.getTime() + uploadMs);
  return { id: file.id, url: await files.uploadUrl(file, expiresAt), expiresAt };
}
