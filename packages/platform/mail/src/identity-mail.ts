import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });
const text = z.string().max(400);
const code = z.string().regex(/^\d{6}$/);
const time = z.iso.datetime();

const shared = {
  to: z.object({ name: text.nullable(), address: z.string().min(3).max(254) }),
  locale: z.enum(['es', 'en']),
};

/** A mail that identity asks for: the one kind of content that may contain secrets. */
export const identityMailSchema = z.discriminatedUnion('kind', [
  z.object({ ...shared, kind: z.literal('VERIFY_ADDRESS'), code, url }),
  /** Without a link: the code works only where the person signed up. */
  z.object({ ...shared, kind: z.literal('SIGN_UP_CODE'), code }),
  /** To the owner of an account with whose address somebody signed up. */
  z.object({ ...shared, kind: z.literal('SIGN_UP_KNOWN'), at: time, url }),
  z.object({ ...shared, kind: z.literal('CONFIRM_NEW_ADDRESS'), code, url }),
  /** To the old address; `newAddress` shows only its beginning and its domain. */
  z.object({ ...shared, kind: z.literal('ADDRESS_CHANGED'), newAddress: text, at: time }),
  z.object({ ...shared, kind: z.literal('RESET_PASSWORD'), url }),
  z.object({ ...shared, kind: z.literal('PASSWORD_CHANGED'), at: time, url }),
  z.object({ ...shared, kind: z.literal('INVITATION'), organization: text, invitedBy: text, url, expiresAt: time }),
  /** `url` is where the person says that it was somebody else. */
  z.object({ ...shared, kind: z.literal('NEW_DEVICE'), device: text, at: time, url }),
]);

/** A mail that identity asks for. */
export type IdentityMail = z.infer<typeof identityMailSchema>;
