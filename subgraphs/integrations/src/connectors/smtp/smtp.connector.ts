import { smtpFailure, smtpTransport, type SmtpTransporter } from '@tertulia/mail';
import { required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { field, input } from '../fields.js';

const choices = [
  { value: 'STARTTLS', labels: { es: 'STARTTLS (587)', en: 'STARTTLS (587)' } },
  { value: 'TLS', labels: { es: 'TLS (465)', en: 'TLS (465)' } },
];

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
    }),
  );
  return { messageId };
}

async function withTransport<T>(
  context: ConnectorContext,
  work: (transport: SmtpTransporter) => Promise<T>,
): Promise<T> {
  const { fields, secret, connect, deadline } = context;
  const timeoutMs = Math.max(1, deadline.getTime() - Date.now());
  const transport = await smtpTransport(
    {
      ...{ host: fields['host'] ?? '', port: Number(fields['port']) },
      security: fields['security'] === 'TLS' ? 'TLS' : 'STARTTLS',
      ...{ user: fields['user'] ?? '', password: secret['password'] ?? '' },
    },
    { connectMs: timeoutMs, silenceMs: timeoutMs, connect },
  );
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
  const failure = smtpFailure(error);
  if (failure === null) return error;
  return new ConnectorError(failure.kind === 'CERTIFICATE' ? 'REFUSED' : failure.kind, failure.code);
}
