import { documentBounds, refusalWords } from '@tertulia/document-passages';
import { refuseInput, UserInputErrors, type UserInputError } from '@tertulia/errors';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { longestPart, mostUploading, uploadLifeMs } from '../domain/document-content.js';
import type { BotsDependencies } from './dependencies.js';
import { lockBot } from './policies.js';

export interface DocumentPart {
  readonly botId: string;
  readonly uploadId: string;
  readonly part: number;
  /** The bytes in Base64. */
  readonly content: string;
}

const uploadIdPattern = /^[\w-]{1,64}$/u;
const base64Pattern = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/u;
const mostParts = Math.ceil(documentBounds.bytes / longestPart) * 4;

/** Takes a part of a file; a repeat changes nothing. Resolves with the bytes of the file that have arrived. */
export async function uploadDocumentPart(
  deps: BotsDependencies,
  principal: Principal,
  input: DocumentPart,
): Promise<number> {
  const organizationId = requireOrganization(principal);
  const { uploadId, part } = input;
  refuseInput(faultsOf(input));
  const content = Buffer.from(input.content, 'base64');
  const now = deps.clock.now();
  return deps.work.transact({ organizationId }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.edit' }, input.botId);
    const { documents } = stores;
    await documents.removePartsBefore(organizationId, new Date(now.getTime() - uploadLifeMs));
    if ((await documents.uploadedBytes(organizationId, null)) + content.length > mostUploading) throw tooLarge();
    await documents.addPart({ organizationId, botId: bot.id, uploadId, part, content, at: now });
    const bytes = await documents.uploadedBytes(organizationId, uploadId);
    if (bytes > documentBounds.bytes) throw tooLarge();
    return bytes;
  });
}

function tooLarge(): UserInputErrors {
  const params = { reason: refusalWords.TOO_LARGE };
  return new UserInputErrors([{ field: ['input', 'content'], code: 'DOCUMENT_REFUSED', params }]);
}

function faultsOf({ uploadId, part, content }: DocumentPart): UserInputError[] {
  const isLong = content.length > Math.ceil(longestPart / 3) * 4;
  return [
    ...(uploadIdPattern.test(uploadId) ? [] : [{ field: ['input', 'uploadId'], code: 'INVALID_FORMAT' as const }]),
    ...(part >= 0 && part < mostParts
      ? []
      : [{ field: ['input', 'part'], code: 'OUT_OF_RANGE' as const, params: { min: 0, max: mostParts - 1 } }]),
    ...(isLong ? [{ field: ['input', 'content'], code: 'TOO_LONG' as const, params: { max: longestPart } }] : []),
    ...(isLong || base64Pattern.test(content)
      ? []
      : [{ field: ['input', 'content'], code: 'INVALID_FORMAT' as const }]),
  ];
}
