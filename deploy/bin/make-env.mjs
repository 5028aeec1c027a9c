// Prints an `.env` for docker-compose.yml with new secrets: `node deploy/bin/make-env.mjs https://chat.example.com > .env`.
import { createECDH, randomBytes } from 'node:crypto';

const [publicUrl = 'http://localhost:3000'] = process.argv.slice(2);
/** Letters and digits only, because the secrets become part of URLs. */
const secret = () => randomBytes(32).toString('hex');

/** The private key of a pair on P-256. */
function pushKey() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

const lines = [
  '# Secretos de esta instalación: guarda una copia. / Secrets of this installation: keep a copy.',
  `PUBLIC_URL=${publicUrl}`,
  ...['POSTGRES_PASSWORD', 'APPLICATION_PASSWORD', 'REDIS_PASSWORD', 'MONGODB_PASSWORD'].map(
    (name) => `${name}=${secret()}`,
  ),
  `PRINCIPAL_SECRET=${secret()}`,
  `VISITOR_TOKEN_SECRET=${secret()}`,
  `CREDENTIALS_KEY=${secret()}`,
  `MAIL_SEAL_KEY=${secret()}`,
  `PUSH_KEY=${pushKey()}`,
  `FILES_LINK_KEY=${secret()}`,
];
console.log(lines.join('\n'));
