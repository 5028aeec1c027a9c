import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

const page = join(import.meta.dirname, '..', '..', '..', 'docs', 'integrations.md');
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const other = `whsec_${randomBytes(32).toString('base64')}`;
const body = '{"type":"goal.reached","data":{"name":"Reservación ☕"}}';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-verifiers-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** The only block of code in that language on the page. */
async function snippet(language: string): Promise<string> {
  const blocks = (await readFile(page, 'utf8')).matchAll(/```(?<language>\w+)\n(?<code>[^]*?)```/g);
  const found = [...blocks].filter(({ groups }) => groups?.['language'] === language);
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${language}`);
  return found[0]?.groups?.['code'] ?? '';
}

interface Case {
  readonly secret: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const js = `import { isGenuine } from './verifier.mjs';
const [secret, headers, body] = process.argv.slice(2);
console.log(isGenuine(secret, JSON.parse(headers), Buffer.from(body)));`;
const python = `import json, sys
from verifier import is_genuine
print(str(is_genuine(sys.argv[1], json.loads(sys.argv[2]), sys.argv[3].encode())).lower())`;

const languages = [
  { language: 'js', file: 'verifier.mjs', caller: 'call.mjs', code: js, program: process.execPath },
  { language: 'python', file: 'verifier.py', caller: 'call.py', code: python, program: 'python3' },
].filter(({ program }) => spawnSync(program, ['--version']).status === 0);

describe.each(languages)(
  'the verifier in $language of the documentation',
  ({ language, file, caller, code, program }) => {
    beforeAll(async () => {
      await writeFile(join(folder, file), await snippet(language));
      await writeFile(join(folder, caller), code);
    });

    const verify = (one: Case): boolean => {
      const args = [join(folder, caller), one.secret, JSON.stringify(one.headers), one.body];
      return execFileSync(program, args, { encoding: 'utf8' }).trim() === 'true';
    };

    function signed(at = new Date(), secrets = [secret]): Case {
      const signatures = secrets.map((one) => new Webhook(one).sign('dlv_1', at, body));
      const seconds = String(Math.floor(at.getTime() / 1_000));
      const headers = {
        'webhook-id': 'dlv_1',
        'webhook-timestamp': seconds,
        'webhook-signature': signatures.join(' '),
      };
      return { secret, headers, body };
    }

    test('It accepts what is signed with its secret, also beside another signature', () => {
      expect(verify(signed())).toBe(true);
      expect(verify(signed(new Date(), [other, secret]))).toBe(true);
    });

    test('It refuses another secret, body, id, age, version, and signatures that are none', () => {
      const good = signed();
      const headers = (over: Record<string, string>): Case => ({ ...good, headers: { ...good.headers, ...over } });
      // Each is made when its program starts: one that is too early by some seconds is not too early any more some programs later.
      const forged: (() => Case)[] = [
        () => ({ ...good, secret: other }),
        () => ({ ...good, body: body.replace('reached', 'missed.') }),
        () => headers({ 'webhook-id': 'dlv_2' }),
        () => headers({ 'webhook-timestamp': String(Number(good.headers['webhook-timestamp']) + 1) }),
        () => headers({ 'webhook-timestamp': 'now' }),
        () => headers({ 'webhook-signature': '' }),
        () => headers({ 'webhook-signature': 'v1,' }),
        () => headers({ 'webhook-signature': (good.headers['webhook-signature'] ?? '').replace('v1,', 'v2,') }),
        () => signed(new Date(Date.now() - 301_000)),
        () => signed(new Date(Date.now() + 310_000)),
      ];
      expect(forged.map((make) => verify(make()))).toEqual(forged.map(() => false));
    });
  },
);
