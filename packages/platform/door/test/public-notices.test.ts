import { afterEach, describe, expect, test } from '@jest/globals';
import { Door, PublicNotices } from '@tertulia/door';
import { pino } from 'pino';

let door: Door | null = null;
afterEach(async () => door?.close());

async function ask(path: string, over: { publicUrl?: string; securityContact?: string } = {}): Promise<Response> {
  const notices = new PublicNotices({ publicUrl: 'https://chat.example', securityContact: null, ...over });
  const settings = { host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) };
  door = await Door.open(settings, { notices, gateway: null, widget: null, portal: null });
  return fetch(`http://127.0.0.1:${door.port}${path}`);
}

describe('notices for programs', () => {
  test('robots.txt keeps the portal and chats out of search engines', async () => {
    const answer = await ask('/robots.txt');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toBe('User-agent: *\nDisallow: /\n');
  });

  test('security.txt contains the mailbox of the public host and expires within a year', async () => {
    const text = await (await ask('/.well-known/security.txt')).text();
    expect(text).toContain('Contact: mailto:security@chat.example\n');
    expect(text).toContain('Canonical: https://chat.example/.well-known/security.txt\n');
    const days = (Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(366);
  });

  test('security.txt contains the configured contact', async () => {
    const text = await (await ask('/.well-known/security.txt', { securityContact: 'https://a.example/holes' })).text();
    expect(text).toContain('Contact: https://a.example/holes\n');
  });

  test('HSTS is sent with every response, and only where the public address is https', async () => {
    expect((await ask('/whatever')).headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    await door?.close();
    const plain = await ask('/whatever', { publicUrl: 'http://localhost:3000' });
    expect(plain.headers.get('strict-transport-security')).toBeNull();
  });
});
