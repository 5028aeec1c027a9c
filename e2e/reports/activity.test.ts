/** An export that is downloaded in a browser is a line of the activity log, for administrators of its organization alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, demoPeople, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform({ demo: 'small' });
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});

interface Trail {
  readonly organization: {
    readonly auditEntries: { readonly nodes: { actor: string; action: string; subject: string }[] } | null;
  };
}
const trailQuery = '{ organization { auditEntries(first: 50) { nodes { actor action subject } } } }';
const startMutation = `mutation ($input: StartExportInput!) { startExport(input: $input) { export { id } userErrors { code } } }`;

void test(
  'A file that an administrator downloads is found in the activity log with who took it, once',
  { timeout: testLimitMs },
  async () => {
    const browser = await openBrowser({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await browser.context.newPage();
    await signIn(page, platform.url);
    await askGraph(page, startMutation, { input: { kind: 'CONVERSATIONS', format: 'CSV' } });
    await page.goto(`${platform.url}/exports`);
    const link = page.getByRole('link', { name: 'Descargar' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = await readFile(await download.path(), 'utf8');
    assert.ok(file.split('\n').length > 2, 'the file has conversations');
    await eventually(async () => {
      await page.goto(`${platform.url}/activity`);
      const row = page.getByRole('row', { name: /Descargó una exportación/u });
      await row.waitFor({ timeout: 5_000 });
      const text = await row.innerText();
      assert.ok(text.includes(download.suggestedFilename()), text);
      assert.ok(text.includes(demoPeople.ORGANIZATION_ADMIN), text);
    });
    const { data } = await askGraph<Trail>(page, trailQuery);
    const taken = data?.organization.auditEntries?.nodes.filter(({ action }) => action.startsWith('export.')) ?? [];
    assert.deepEqual(
      taken.map(({ action }) => action),
      ['export.downloaded', 'export.started'],
    );
    await browser.close();
  },
);

void test('Who is no administrator is not offered the log and cannot read it', { timeout: testLimitMs }, async () => {
  const browser = await openBrowser({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await browser.context.newPage();
  await signIn(page, platform.url, demoPeople.VIEWER);
  await page.getByRole('navigation').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'Actividad' }).count(), 0);
  const { errors } = await askGraph<Trail>(page, trailQuery);
  assert.equal(errors?.[0]?.extensions?.code, 'FORBIDDEN');
  await browser.close();
});
