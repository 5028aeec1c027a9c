import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Business, foundBusiness } from '../kit/business.ts';
import type { WithId } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import type { Platform } from '../kit/started.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';

const root = join(import.meta.dirname, '..', '..');
const newKey = 'the-next-master-key-of-the-suite-0123456789';
const secret = 'a-sealed-secret-of-the-suite';

/** What an operator's command wrote, and how it ended. */
interface Ran {
  readonly code: number;
  readonly text: string;
}

describe('the master key of credentials is replaced by its command line', () => {
  let platform: Platform;
  let business: Business;
  let api: Vendor;
  let connectionId: string;
  let oldKey: string;
  const settings = () => ({ PORTAL: 'off', EGRESS_ALLOWED: api.target });
  before(async () => {
    api = await startVendor(() => ({ status: 200, body: {} }));
    platform = await startPlatform({ env: settings() });
    business = await foundBusiness(platform.url);
    connectionId = await connect();
    oldKey = await masterKey();
  });
  after(async () => {
    await platform?.stop({ removeData: true });
    await api?.close();
  });

  test('Its secrets open before, meanwhile and after, and at the end the old key is not needed', async () => {
    await assertOpens();
    await restartWith(`${oldKey},${newKey}`);
    await assertOpens();
    const first = await reseal(`${newKey},${oldKey}`);
    assert.deepEqual(first.code, 0, first.text);
    assert.match(first.text, /^1 claves? [^]*^1 keys? /m);
    assert.doesNotMatch(first.text, /master-key/);
    await assertOpens();
    await restartWith(`${newKey},${oldKey}`);
    await assertOpens();
    assert.match((await reseal(`${newKey},${oldKey}`)).text, /^0 keys /m);
    await restartWith(newKey);
    await assertOpens();
  });

  test('Without the key with which a secret is encrypted it changes nothing, says so in words, and ends with 1', async () => {
    const { code, text } = await reseal('a-key-that-encrypts-nothing-0123456789abc');
    assert.equal(code, 1);
    assert.match(text, /CREDENTIALS_KEY/);
    await assertOpens();
  });

  test('A key that is too short is a setting to correct', async () => {
    const { code, text } = await reseal('short');
    assert.equal(code, 1);
    assert.match(text, /CREDENTIALS_KEY/);
    assert.doesNotMatch(text, / at .*\.js/);
  });

  async function connect(): Promise<string> {
    const fields = { origin: api.url, scheme: 'BEARER', secret };
    const values = Object.entries(fields).map(([name, value]) => ({ name, value }));
    const { createConnection } = await business.session.data<{ createConnection: { connection: WithId } }>(
      'mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { connection { id } userErrors { code } } }',
      { input: { connector: 'http', name: 'Agenda', fields: values } },
    );
    return createConnection.connection.id;
  }

  /** The other side receives the secret. */
  async function assertOpens(): Promise<void> {
    const { testConnection } = await business.session.data<{ testConnection: { outcome: string } }>(
      'mutation ($id: ID!) { testConnection(input: { connectionId: $id }) { outcome userErrors { code } } }',
      { id: connectionId },
    );
    assert.equal(testConnection.outcome, 'DONE');
    assert.equal(api.seen.at(-1)?.headers['authorization'], `Bearer ${secret}`);
  }

  const secretsFile = () => join(platform.dataDir, 'secrets.json');

  async function masterKey(): Promise<string> {
    return (JSON.parse(await readFile(secretsFile(), 'utf8')) as { credentialsKey: string }).credentialsKey;
  }

  /** The same data on the same port, with another list of keys. */
  async function restartWith(credentialsKey: string): Promise<void> {
    const { dataDir, url } = platform;
    await platform.stop({ removeData: false });
    const secrets = JSON.parse(await readFile(secretsFile(), 'utf8')) as object;
    await writeFile(secretsFile(), JSON.stringify({ ...secrets, credentialsKey }));
    platform = await startPlatform({ dataDir, env: { ...settings(), PORT: new URL(url).port } });
  }

  async function reseal(keys: string): Promise<Ran> {
    const env = { ...process.env, TERTULIA_DATA: platform.dataDir, CREDENTIALS_KEY: keys };
    try {
      const { stdout, stderr } = await promisify(execFile)('npm', ['run', '--silent', 'reseal'], { cwd: root, env });
      return { code: 0, text: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, text: stdout + stderr };
    }
  }
});
