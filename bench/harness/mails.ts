// Sends mails to a mail server: `sender` by our port, `nodemailer` by the bare library with its pool.
import { parseArgs } from 'node:util';
import { serve } from './worker.ts';

const { values } = parseArgs({
  options: { kind: { type: 'string' }, mails: { type: 'string' }, port: { type: 'string' } },
});
const mails = Number(values.mails);
const port = Number(values.port);
const connectionsMax = 5;
const atOnce = 20;
const from = { name: 'Tertulia', address: 'avisos@tertulia.test' };
const to = { name: 'Lucía Méndez', address: 'lucia@correo.example' };

const { renderNotificationMail, smtpMailSender } = await import('../../packages/platform/mail/dist/index.js');
/** The same letter is sent in both ways; drawing it is not measured. */
const letter = await renderNotificationMail({
  ...{
    locale: 'es',
    brand: {},
    title: 'Alguien espera a una persona',
    lines: ['Una conversación espera desde las 15:04.'],
  },
  facts: [{ label: 'Bot', value: 'Citas' }],
  action: { label: 'Abrir la conversación', url: 'https://tertulia.test/es/conversations/1' },
  ...{ unsubscribeUrl: null, settingsUrl: 'https://tertulia.test/es/settings/notifications' },
});

/** Resolves when a mail was taken. */
type Send = (index: number) => Promise<void>;

function sender(): Send {
  const log = { warn: (facts: object) => console.error(facts) };
  const url = `smtp://127.0.0.1:${port}`;
  const own = smtpMailSender({ url, from: `${from.name} <${from.address}>`, dkim: null, log, connectionsMax });
  return async (index) => {
    const outcome = await own.send({ ...letter, to, messageId: `${index}@tertulia.test`, unsubscribeUrl: null });
    if (outcome.kind !== 'ACCEPTED') throw new Error(outcome.code);
  };
}

async function nodemailer(): Promise<Send> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ host: '127.0.0.1', port, pool: true, maxConnections: connectionsMax });
  const headers = { 'Auto-Submitted': 'auto-generated' };
  return async (index) => {
    await transport.sendMail({ ...letter, from, to, headers, messageId: `<${index}@tertulia.test>` });
  };
}

const ways: Readonly<Record<string, () => Send | Promise<Send>>> = { sender, nodemailer };
const send = await ways[values.kind ?? '']?.();
if (send === undefined) throw new Error(`there is ${Object.keys(ways).join(', ')}`);

/** Sends some, one after the other in some lanes. */
async function sendAll(count: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await send?.(next);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

// Until connections stand and frequently executed code is compiled.
await sendAll(Math.ceil(mails / 4));
serve(async () => {
  const begun = performance.now();
  await sendAll(mails);
  return { units: mails, perSecond: (mails * 1_000) / (performance.now() - begun) };
});
