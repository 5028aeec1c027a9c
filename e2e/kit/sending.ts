/** A platform that sends by the mail server of the suites, and codes in what it sent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailVendor, TakenMail } from '../vendors/mail.ts';
import { eventually } from './graph.ts';

/** The settings with which the platform sends by this server; its certificate is written to the folder. */
export function sendingBy(mail: Pick<MailVendor, 'target' | 'certificate'>, folder: string) {
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, mail.certificate);
  return {
    SMTP_URL: `smtp://clinic:secret-1@${mail.target}`,
    MAIL_FROM: 'Tertulia <avisos@tertulia.test>',
    NODE_EXTRA_CA_CERTS: certificate,
  };
}

/** The code of a sign-up that was mailed to the address. */
export async function codeIn(mails: readonly TakenMail[], email: string): Promise<string> {
  return eventually(() => {
    const mail = mails.findLast(({ to }) => to.includes(email));
    const [code] = /\b\d{6}\b/.exec(mail?.parsed.text ?? '') ?? [];
    if (code === undefined) throw new Error(`no code was mailed to ${email}`);
    return code;
  });
}
