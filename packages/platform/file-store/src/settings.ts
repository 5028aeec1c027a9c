import { egressAllowed } from '@tertulia/egress/settings';
import { secret, setting } from '@tertulia/environment';
import { z } from 'zod';

const keyLengthMin = 32;
const text = z.string().min(1).nullable().default(null);

/** Where files are kept, and how links to them are signed: the same for every subgraph that keeps some. */
export const fileSettings = {
  egressAllowed,
  filesFolder: setting(
    'FILES_FOLDER',
    'the folder of exported files and of files of visitors; needed without FILES_S3_URL',
    text,
  ),
  filesS3Url: setting(
    'FILES_S3_URL',
    'a bucket of S3, or of a storage that speaks its protocol, such as https://s3.eu-west-1.amazonaws.com/tertulia; without it, files are in FILES_FOLDER',
    z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
  ),
  filesS3Region: setting(
    'FILES_S3_REGION',
    'the region of the bucket; us-east-1',
    z.string().min(1).default('us-east-1'),
  ),
  filesS3Key: secret('FILES_S3_KEY_ID', 'the id of the key to the bucket; needed with FILES_S3_URL', text),
  filesS3Secret: secret('FILES_S3_SECRET', 'the secret of that key', text),
  filesLinkKeys: secret(
    'FILES_LINK_KEY',
    'signs links to files: at least 32 characters; several, separated by commas, while the first one replaces the others',
    z
      .string()
      .transform((keys) => keys.split(',').map((key) => key.trim()))
      .pipe(z.array(z.string().min(keyLengthMin)).min(1)),
  ),
};
