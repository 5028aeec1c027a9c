/** The systems that the bot reaches: one that gives numbers and calls back, and a mail server. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Session, UserError } from '../kit/graph.ts';
import { type MailVendor, startMail } from '../vendors/mail.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';
import { site } from './messages.ts';

export interface StandIns {
  readonly mail: MailVendor;
  readonly orders: Vendor;
  /** A page that posts the time that is picked in it. */
  readonly calendar: Calendar;
  readonly places: { readonly orders: string; readonly calendar: string };
  /** What the platform is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export async function startStandIns(): Promise<StandIns> {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-every-'));
  const mail = await startMail();
  let count = 0;
  const orders = await startVendor(({ json }) => {
    count += 1;
    void callBack((json as { aviso: string }).aviso);
    return { status: 200, body: { folio: `A-${count}` } };
  });
  const calendar = await startCalendar();
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, mail.certificate);
  return {
    ...{ mail, orders, calendar },
    places: { orders: orders.target, calendar: calendar.target },
    env: { EGRESS_ALLOWED: `${mail.target},${orders.target}`, NODE_EXTRA_CA_CERTS: certificate },
    close: async () => {
      await Promise.all([mail.close(), orders.close(), calendar.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Calendar {
  /** `host:port`. */
  readonly target: string;
  readonly close: () => Promise<void>;
}

const calendarPage = `<!doctype html><html lang="es"><title>Agenda</title><main><h1>¿A qué hora?</h1><button>10:30</button></main>
<script>
  const who = new URLSearchParams(location.search).get('nombre');
  document.querySelector('button').onclick = () =>
    parent.postMessage({ type: 'tertulia:event', name: 'cita', value: '10:30 ' + who }, '*');
</script></html>`;

async function startCalendar(): Promise<Calendar> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(calendarPage);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    target: `127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The order is ready: the one-time address is told so. */
async function callBack(url: string): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ estado: 'listo / ready' }),
  });
}

/** The connection by which the blocks send mail. */
export async function connectMail(session: Session, { port, password }: MailVendor): Promise<void> {
  const values = { host: '127.0.0.1', port: String(port), security: 'STARTTLS', user: 'clinic', password };
  const fields = Object.entries({ ...values, from: 'salon@correo.example' }).map(([name, value]) => ({ name, value }));
  const { createConnection } = await session.data<{ createConnection: { userErrors: readonly UserError[] } }>(
    'mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { userErrors { field code message } } }',
    { input: { connector: 'smtp', name: 'Correo del salón', botIds: [], fields } },
  );
  if (createConnection.userErrors.length > 0) throw new Error(JSON.stringify(createConnection.userErrors));
}

/** Answers for the site that has the pictures, so that nothing is asked of the internet. */
export async function drawPictures(page: Page): Promise<void> {
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="teal"/></svg>';
  await page.route(`${site}/**`, (route) => route.fulfill({ contentType: 'image/svg+xml', body }));
}
