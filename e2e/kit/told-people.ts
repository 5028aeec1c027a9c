/** Businesses whose people are told by mail of what visitors are in, and a mail server for the platform that counts what it takes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailVendor, TakenMail } from '../vendors/mail.ts';
import { addMember, foundBusiness, publishTemplate } from './business.ts';
import type { Session } from './graph.ts';
import { Visitor } from './visitor.ts';

const danger = 'Tengo un dolor muy fuerte en el pecho y no puedo respirar';
const subject = 'Una conversación necesita atención urgente';
const password = 'una frase larga y tranquila';

/** The settings with which the platform sends by this server. `forget` removes the file with its certificate. */
export function sendingBy(mail: Pick<MailVendor, 'target' | 'certificate'>) {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-mail-'));
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, mail.certificate);
  const env = {
    SMTP_URL: `smtp://clinic:secret-1@${mail.target}`,
    MAIL_FROM: 'Tertulia <avisos@tertulia.test>',
    NODE_EXTRA_CA_CERTS: certificate,
  };
  return { env, forget: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Somebody who is told. */
export interface ToldPerson {
  readonly email: string;
  readonly session: Session;
}

/** A business with a live bot and three administrators. */
export interface ToldBusiness {
  readonly publicId: string;
  readonly people: readonly ToldPerson[];
  /** The conversations of which its people have to be told. */
  readonly dangers: string[];
}

/** Founds one through the public API. */
export async function foundTold(url: string, number: number): Promise<ToldBusiness> {
  const { session, email } = await foundBusiness(url);
  const people: ToldPerson[] = [{ email, session }];
  for (const name of ['Inés', 'Tomás']) {
    const own = `${email.split('@')[0]}.${people.length}@correo.example`;
    const member = { email: own, password, name: `${name} ${number}`, role: 'ORGANIZATION_ADMIN' };
    people.push({ email: own, session: await addMember(session, member) });
  }
  const { publicId } = await publishTemplate(session);
  return { publicId, people, dangers: [] };
}

/** A visitor of the business tells of a danger, and retries until the platform has it. */
export async function tellDanger(url: string, { publicId, dangers }: ToldBusiness): Promise<void> {
  const headers = { 'x-forwarded-for': `10.9.0.${dangers.length % 250}` };
  const visitor = new Visitor(url, publicId, { headers });
  await visitor.start();
  await visitor.send({ text: danger });
  dangers.push(visitor.conversationId);
}

/** Mails about dangers: one key for each person and conversation, and the mails that were taken for it. */
export function dangerMails(mails: readonly TakenMail[]): Map<string, TakenMail[]> {
  const own = mails.filter(({ parsed }) => parsed.subject === subject);
  return Map.groupBy(own, ({ to, parsed }) => dangerKey(to.join(), /cnv_\w+/.exec(parsed.text ?? '')?.[0] ?? ''));
}

export const dangerKey = (address: string, conversation: string): string => `${address} ${conversation}`;

/** How many of the person's notifications are about dangers, up to 100. */
export async function dangersInFeed({ session }: ToldPerson): Promise<number> {
  const { viewer } = await session.data<{ viewer: { user: { notifications: { nodes: unknown[] } } } }>(
    '{ viewer { user { notifications(first: 100, filter: { kind: URGENT }) { nodes { id } } } } }',
  );
  return viewer.user.notifications.nodes.length;
}
