import type { MailTexts } from './mail-texts.js';
import { timeInUtc } from './time-in-utc.js';

/** English. */
export const en: MailTexts = {
  greeting: 'Hello,',
  greetingOf: (name) => `Hello ${name},`,
  code: 'Your code',
  copyAddress: 'If the button does not work, copy this address into your browser:',
  settings: 'Change my notifications',
  unsubscribe: 'Stop these e-mails',
  aboutAccount: (brand) => `You receive this e-mail because it is about the safety of your account at ${brand}.`,
  aboutInvitation: (brand) => `You receive this e-mail because somebody invited you at ${brand}.`,
  byPreferences: (brand) => `You receive this e-mail because of the notifications that you chose at ${brand}.`,
  byOrganization: (brand) =>
    `You receive this e-mail because you were chosen for it at ${brand}. The administrators of ${brand} can change that.`,
  more: (count) => `and ${count} more`,
  timeOf: timeInUtc('en'),
  facts: { at: 'Date', newAddress: 'New address', device: 'Device', expiresAt: 'Expires' },
  identity: {
    VERIFY_ADDRESS: (brand) => ({
      ...{ subject: `Confirm your address at ${brand}`, title: 'Confirm your address' },
      lines: ['Enter this code to confirm that this address is yours. It expires in 10 minutes.'],
      action: 'Confirm my address',
      note: 'If you did not create an account, ignore this e-mail: nothing happens without the code.',
    }),
    SIGN_UP_CODE: (brand) => ({
      ...{ subject: `Your code for ${brand}`, title: 'Confirm your address' },
      lines: ['Enter this code on the page where you signed up. It expires in 10 minutes.'],
      action: null,
      note: 'If you did not sign up, ignore this e-mail: no account is created without the code.',
    }),
    SIGN_UP_KNOWN: (brand) => ({
      ...{ subject: `You already have an account at ${brand}`, title: 'You already have an account' },
      lines: [
        'Somebody tried to sign up with your address, but you already have an account.',
        'Sign in with your usual password. If you forgot it, create a new one here:',
      ],
      action: 'Create a new password',
      note: 'If it was not you, ignore this e-mail: nothing in your account changed.',
    }),
    CONFIRM_NEW_ADDRESS: (brand) => ({
      ...{ subject: `Confirm your new address at ${brand}`, title: 'Confirm your new address' },
      lines: ['Enter this code to sign in with this address from now on. It expires in 10 minutes.'],
      action: 'Confirm my new address',
      note: 'If you did not ask for this change, ignore this e-mail: nothing changes without the code.',
    }),
    ADDRESS_CHANGED: (brand) => ({
      ...{ subject: `The address of your account at ${brand} changed`, title: 'The address of your account changed' },
      lines: ['From now on you sign in with another address. This one can no longer be used to sign in.'],
      action: null,
      note: 'Was it not you? Tell an administrator of your organization as soon as you can.',
    }),
    RESET_PASSWORD: (brand) => ({
      ...{ subject: `Create a new password for ${brand}`, title: 'Create a new password' },
      lines: ['Somebody asked for a new password for your account. The link works once and expires in 30 minutes.'],
      action: 'Create a new password',
      note: 'If it was not you, ignore this e-mail: your password stays the same.',
    }),
    PASSWORD_CHANGED: (brand) => ({
      ...{ subject: `Your password for ${brand} changed`, title: 'Your password changed' },
      lines: ['We closed every session of your account. Sign in again with the new password.'],
      action: 'It was not me',
      note: 'Was it you? There is nothing else to do.',
    }),
    INVITATION: ({ organization, invitedBy, brand }) => ({
      ...{ subject: `${invitedBy} invites you to ${organization}`, title: `You are invited to ${organization}` },
      lines: [`${invitedBy} invites you to work in ${organization} with ${brand}.`],
      action: 'Accept the invitation',
      note: 'If you did not expect this invitation, ignore this e-mail.',
    }),
    NEW_DEVICE: (brand) => ({
      ...{ subject: `Sign-in to your account at ${brand} from a new device`, title: 'Sign-in from a new device' },
      lines: ['Somebody signed in to your account from a device that we did not know.'],
      action: 'It was not me',
      note: 'Was it you? There is nothing else to do.',
    }),
  },
};
