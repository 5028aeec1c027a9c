import { z } from 'zod';

const uuid = z.uuid();
/** Who took it: a person, or an API key. */
const taker = z.object({ kind: z.enum(['USER', 'API_KEY']), id: uuid });
const fileName = z.string().min(1).max(300);

/** Data of an organization left the platform as a file. Identity records each in the audit trail. None has a link. */
export const takenSchemas = {
  'analytics.export-started.v1': z.object({ exportId: uuid, fileName, taker }),
  /** Once for each link, however often it is opened while it lasts. `taker` is for whom the link was made. */
  'analytics.export-downloaded.v1': z.object({ exportId: uuid, fileName, taker }),
  /** The mail with the report was sent: to a member, or to an address outside, which is in `sealedAddress` only. */
  'notifications.report-mailed.v1': z.object({
    ...{ deliveryId: uuid, fileName },
    userId: uuid.nullable(),
    sealedAddress: z.string().max(2_000).nullable(),
  }),
  /** The draft as a file, or its texts as a table. */
  'bots.draft-exported.v1': z.object({ botId: uuid, extent: z.enum(['BOT', 'TEXTS']), fileName, taker }),
  /** A file of a visitor, once for each link. Its name is the visitor's and is not told. */
  'runtime.file-downloaded.v1': z.object({ fileId: uuid, taker }),
} as const;
