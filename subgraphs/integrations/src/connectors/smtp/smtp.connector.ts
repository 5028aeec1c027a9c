import { callbackify } from 'node:util';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type ConnectorFailure,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { field, input } from '../fields.js';

const choices = [
  { value: 'STARTTLS', labels: { es: 'STARTTLS (587)', en: 'STARTTLS (587)' } },
  { value: 'TLS', labels: { es: 'TLS (465)', en: 'TLS (465)' } },
];

const mailError = z.object({
  code: z.string(),
  responseCode: z.number().optional(),
  originalCode: z.string().optional(),
});

/** Mail through the business's own server, always encrypted. */
export const smtpConnector: Connector = {
  ...{ name: 'smtp', version: 1, category: 'MAIL', apiUrl: null, auth: { kind: 'SMTP' } },
  names: { es: 'Correo (SMTP)', en: 'E-mail (SMTP)' },
  summary: {
    es: 'Envía correos desde el servidor de tu negocio.',
    en: "Sends e-mails through your business's own server.",
  },
  fields: [
    field('host', { es: 'Servidor', en: 'Server' }, { kind: 'HOST' }),
    field('port', { es: 'Puerto', en: 'Port' }, { kind: 'PORT' }),
    field('security', { es: 'Cifrado', en: 'Encryption' }, { kind: 'CHOICE', choices }),
    field('user', { es: 'Usuario', en: 'User' }),
    field('password', { es: 'Contraseña', en: 'Password' }, { isSecret: true }),
    field('from', { es: 'Remitente', en: 'Sender' }, { kind: 'EMAIL' }),
  ],
  actions: [
    {
      name: 'sendMail',
      names: { es: 'Enviar un correo', en: 'Send an e-mail' },
      inputs: [
        input('to', { es: 'Para', en: 'To' }),
        input('replyTo', { es: 'Responder a', en: 'Reply to' }, { isRequired: false }),
        input('subject', { es: 'Asunto', en: 'Subject' }),
        input('text', { es: 'Texto', en: 'Text' }, { kind: 'LONG_TEXT' }),
      ],
      run: sendMail,
    },
  ],
  async test(context) {
    await withTransport(context, async (transport) => transport.verify());
  },
  accountLabel: async ({ fields }) => fields['from'] ?? null,
};

async function sendMail(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const { fields, effectId } = context;
  const from = fields['from'] ?? '';
  const domain =
    from
      .split('@')
      .at(-1)
      ?.replaceAll(/[^\w.-]/g, '') ?? '';
  const messageId = `<${effectId}@${domain === '' ? 'localhost' : domain}>`;
  const replyTo = (inputs['replyTo'] ?? '').trim();
  await withTransport(context, async (transport) =>
    transport.sendMail({
      // The same Message-ID at every attempt: servers and mail programs drop or join what they have already.
      ...{ messageId, from, to: required(inputs, 'to'), subject: inputs['subject'] ?? '', text: inputs['text'] ?? '' },
      ...(replyTo === '' ? {} : { replyTo }),
      // Neither files nor addresses are read, whatever the texts contain.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    }),
  );
  return { messageId };
}

async function withTransport<T>(context: ConnectorContext, work: (transport: Transporter) => Promise<T>): Promise<T> {
  const { fields, secret, connect, deadline } = context;
  const target = { host: fields['host'] ?? '', port: Number(fields['port']) };
  const timeoutMs = Math.max(1, deadline.getTime() - Date.now());
  const transport = createTransport({
    ...target,
    secure: fields['security'] === 'TLS',
    requireTLS: fields['security'] !== 'TLS',
    auth: { user: fields['user'] ?? '', pass: secret['password'] ?? '' },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    getSocket: callbackify(async (_options: unknown) => ({ connection: await connect(target) })),
  });
  try {
    return await work(transport);
  } catch (error) {
    throw asConnectorError(error);
  } finally {
    transport.close();
  }
}

/** What a mail server said is not repeated: it may name people. */
function asConnectorError(error: unknown): unknown {
  const read = mailError.safeParse(error);
  if (!read.success) return error;
  const { code, responseCode: status = null, originalCode = '' } = read.data;
  if (originalCode.includes('CERT')) return new ConnectorError('REFUSED', 'MAIL_CERTIFICATE');
  const failure = failureOfCode(code, status);
  return failure === null ? error : new ConnectorError(failure, status === null ? `MAIL_${code}` : `MAIL_${status}`);
}

function failureOfCode(code: string, status: number | null): ConnectorFailure | null {
  if (status === 535 || status === 534 || status === 530) return 'AUTHENTICATION';
  if (status === 421 || status === 450 || status === 451 || status === 452)
    return status === 421 ? 'OUTAGE' : 'LIMITED';
  if (status !== null && status >= 500) return 'REFUSED';
  if (status !== null && status >= 400) return 'OUTAGE';
  return /^(ECONNECTION|ESOCKET|ETIMEDOUT|EPROTOCOL|ETLS|EDNS|ECONNRESET)$/.test(code) ? 'OUTAGE' : null;
}
