import { describe, expect, test } from '@jest/globals';
import { hasSecret, validateDefinition, withoutSecrets } from '@tertulia/flow-engine';
import { inOneGroup } from './kit.js';

/** Made up; put together here so that no program takes them for real ones. */
const secrets = [
  ['sk-', 'proj-abcdefghijklmnop1234'],
  ['sk_', 'live_51Habcdefghijkl'],
  ['ttl_', 'live_abcdefghij1234567890'],
  ['whsec', '_abcdefghijklmnopqrst'],
  ['ghp', '_abcdefghijklmnopqrstuvwxyz0123'],
  ['github', '_pat_11ABCDEFG0abcdefghijkl'],
  ['glpat', '-abcdefghijklmnopqrst'],
  ['xoxb', '-1234567890-abcdefghij'],
  ['SG', '.abcdefghijklmnop.qrstuvwxyzabcdef'],
  ['APP_USR', '-1234567890123456-010203-abcdef'],
  ['AKIA', 'ABCDEFGHIJKLMNOP'],
  ['AIza', 'SyAabcdefghijklmnopqrstuvwxyz012345'],
  ['eyJ', 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0x.abcdefghijkl'],
].map((parts) => parts.join(''));

describe('secrets in texts', () => {
  test.each(secrets)('%s is masked wherever it stands, and its first letters stay', (secret) => {
    const masked = withoutSecrets(`Usa ${secret}, por favor.`);
    expect(masked).toBe(`Usa ${secret.slice(0, 4)}••••, por favor.`);
    expect(hasSecret(secret)).toBe(true);
    expect(hasSecret(masked)).toBe(false);
  });

  test.each([
    ['Authorization: Bearer abcdef0123456789', 'Authorization: Bearer abcd••••'],
    ['La contraseña: Tres7igres!', 'La contraseña: Tres••••'],
    ['api_key=abcd1234efgh', 'api_key=abcd••••'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY----- fin', '----•••• fin'],
  ])('%j becomes %j', (text, masked) => {
    expect(withoutSecrets(text)).toBe(masked);
  });

  test.each([
    'Abrimos de 9:00 a 18:00. Teléfono: +52 55 1234 5678.',
    'El token de la lavadora cuesta 20 pesos.',
    'Escribe tu contraseña: la que elegiste al registrarte.',
    'https://example.com/desk-and-more/skills?page=12345678901234567890',
    'Pedido MX-2026-000123456789, folio 550e8400-e29b-41d4-a716-446655440000',
  ])('%j stays as it is', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  test('Long hostile texts take time in proportion to their length', () => {
    const hostile = ['sk-', 'eyJ', 'Bearer ', 'secret: ', '-----BEGIN ', 'SG.']
      .map((start) => start.repeat(20_000))
      .join('');
    expect(withoutSecrets(hostile).length).toBeLessThanOrEqual(hostile.length);
    const dots = `eyJ${'a'.repeat(100_000)}.${'b'.repeat(100_000)}`;
    expect(withoutSecrets(dots)).toBe(dots);
  });

  test('A prompt with a secret is a warning that does not repeat it', () => {
    const [secret = ''] = secrets;
    const prompt = {
      id: 'p1',
      name: 'Ventas',
      role: 'Vende.',
      tone: '',
      limits: `La clave es ${secret}`,
      knowledge: '',
    };
    const definition = { ...inOneGroup(), prompts: [prompt] };
    const found = validateDefinition(definition).filter(({ code }) => code === 'SECRET_IN_PROMPT');
    expect(found).toMatchObject([{ severity: 'WARNING', field: 'prompts.p1.limits' }]);
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(validateDefinition({ ...definition, prompts: [{ ...prompt, limits: '' }] })).not.toContainEqual(
      expect.objectContaining({ code: 'SECRET_IN_PROMPT' }),
    );
  });
});
