/** Businesses whose people are told by mail of what visitors are in, and a mail server for the platform that counts what it takes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MailVendor, startMail, type TakenMail } from '../vendors/mail.ts';
import { addMember, type CodeFor, foundBusiness, publishTemplate } from './business.ts';
import { askDatabase } from './database.ts';
import type { Session } from './graph.ts';
import { startPlatform } from './platform.ts';
import { codeIn, sendingBy } from './sending.ts';
import type { Platform } from './started.ts';
import { Visitor } from './visitor.ts';

const danger = 'Tengo un dolor muy fuerte en el pecho y no puedo respirar';
const subject = 'Una conversación necesita atención urgente';
const password = 'una frase larga y tranquila';

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
async function foundTold(url: string, codeFor: CodeFor, number: number): Promise<ToldBusiness> {
  // From one place few accounts are made in a minute.
  const headers = { 'x-forwarded-for': `10.8.0.${number}` };
  const { session, email } = await foundBusiness(url, 'Salón Prueba', { codeFor, headers });
  const people: ToldPerson[] = [{ email, session }];
  for (const name of ['Inés', 'Tomás']) {
    const own = `${email.split('@')[0]}.${people.length}@correo.example`;
    const member = { email: own, password, name, role: 'ORGANIZATION_ADMIN' };
    people.push({ email: own, session: await addMember(session, member) });
  }
  const { publicId } = await publishTemplate(session);
  return { publicId, people, dangers: [] };
}

/** The platform with a mail server and businesses. */
export interface ToldWorld {
  readonly platform: () => Platform;
  readonly mail: MailVendor;
  readonly told: readonly ToldBusiness[];
  /** Starts the platform, which has ended, with the same data on the same port. */
  startAgain(): Promise<void>;
  /** Asks the database of notifications. */
  ask<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Mails that were to be tried again later are due now, and the hour in which a person gets only some of a kind is over. */
  waitNoLonger(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; `businesses` are founded with the codes that are mailed. */
export async function openToldWorld(businesses: number): Promise<ToldWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-mail-'));
  const mail = await startMail();
  const env = { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', ...sendingBy(mail, folder) };
  let platform = await startPlatform({ env });
  const startAgain = async () => {
    const { dataDir, url } = platform;
    platform = await startPlatform({ dataDir, env: { ...env, PORT: new URL(url).port } });
  };
  const told: ToldBusiness[] = [];
  const ask: ToldWorld['ask'] = async (sql, values = []) =>
    askDatabase(platform, 'tertulia_notifications', { sql, values });
  const close = async () => {
    await platform.stop({ removeData: true });
    await mail.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (let n = 0; n < businesses; n += 1)
      told.push(await foundTold(platform.url, async (email) => codeIn(mail.mails, email), n));
  } catch (error) {
    await close();
    throw error;
  }
  const waitNoLonger = async () => {
    await ask("update dispatch set due_at = now() where state = 'PENDING' and due_at > now()");
    await ask("update dispatch set hour_began = hour_began - interval '61 minutes' where hour_began is not null");
    await ask("update pgboss.job set start_after = now() where name = 'send-mail' and start_after > now()");
  };
  return { platform: () => platform, mail, told, startAgain, ask, waitNoLonger, close };
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
