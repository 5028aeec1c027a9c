import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSecrets } from '../src/secrets.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(async () => rm(folder, { recursive: true }));

const path = () => join(folder, 'secrets.json');

describe('the secrets of an installation', () => {
  test('are made once, and only their owner reads the file', async () => {
    const made = await loadSecrets(folder);
    expect(await loadSecrets(folder)).toEqual(made);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(made)).size).toBe(8);
  });

  test('of an older release get the keys of credentials, mails, pushes and files, once, and stay as they are', async () => {
    const {
      credentialsKey: _,
      mailSealKey: __,
      pushKey: ___,
      filesLinkKey: _____,
      ...older
    } = await loadSecrets(folder);
    await writeFile(path(), JSON.stringify(older));
    const secrets = await loadSecrets(folder);
    const key: unknown = expect.stringMatching(/^[\w-]{43}$/);
    expect(secrets).toEqual({ ...older, credentialsKey: key, mailSealKey: key, pushKey: key, filesLinkKey: key });
    expect(await loadSecrets(folder)).toEqual(secrets);
    const { pushKey: ____, ...newer } = secrets;
    await writeFile(path(), JSON.stringify(newer));
    expect(await loadSecrets(folder)).toEqual({ ...newer, pushKey: key });
  });

  test('that are damaged stop the start and are not overwritten', async () => {
    await writeFile(path(), '{"databasePassword": "x');
    await expect(loadSecrets(folder)).rejects.toThrow('is damaged');
    expect(await readFile(path(), 'utf8')).toBe('{"databasePassword": "x');
  });
});
