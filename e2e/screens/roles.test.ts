/**
 * Every page as each role: nothing refused, nothing broken, few requests, no flow engine where none is needed; metrics lead to what they
 * count.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from 'playwright-core';
import { askedBy } from '../kit/asked.ts';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { eventually, type GraphAnswer, type WithId } from '../kit/graph.ts';
import { makeSuperAdmin } from '../kit/operator.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, demoPassword, demoPeople, settled, signIn } from '../kit/portal.ts';
import { isFull, testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import type { Facts } from './screens.ts';

/** The errors and requests of a page while it was open. */
interface Seen {
  readonly faults: string[];
  readonly questions: string[];
  readonly scripts: Response[];
}

type PageFacts = Omit<Facts, 'publicId'> & { readonly sourceId: string };

const timeout = testLimitMs;
/** Each role is tested at one of the widths; in the full form, at all of them. */
const widths = isFull ? [390, 1024, 1280, 1440] : [1024];
const mostQuestions = 3;
/** Pages that are open at the same time. */
const tabs = 3;
/** Texts that occur only in the engine's code: a code of its findings, and an error of its templates. */
const engineMarks = ['BAD_PROFILE', 'UndefinedVariableError'];
const engineFree = new Set([
  '/sign-in',
  '/sign-up',
  '/',
  '/numbers?of=resolution',
  '/reports',
  '/reports/questions?range=year',
  '/exports',
  '/received-files/fil_00000000000000000000000000000000',
  '/conversations?tab=all',
  '/team',
  '/keys',
  '/plan',
  '/settings',
  '/integrations',
  '/integrations/catalog',
  '/integrations/webhooks',
  '/integrations/incoming',
  '/integrations/connectors',
]);

/** Pages that the navigation of a wide window offers to roles that include them. */
const pagesOfRoles = new Set([
  '/reports',
  '/exports',
  '/templates',
  '/integrations',
  '/team',
  '/keys',
  '/activity',
  '/plan',
]);

const superAdmin = { email: 'sofia@tertulia.example', password: 'tres gatos miran la lluvia' };
const people = [
  ...Object.entries(demoPeople).map(([role, email]) => ({ role, email, password: demoPassword })),
  { role: 'SUPER_ADMIN', ...superAdmin },
];

let platform: Platform;

before(async () => {
  platform = await startPlatform({ demo: 'small' });
  await makeSuperAdmin(platform, superAdmin);
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});

function pagesFor({ botId, conversationId, sourceId }: PageFacts): string[] {
  const steps = ['business', 'flow', 'prompts', 'integrations', 'knowledge', 'understanding', 'tests', 'import'];
  return [
    ...[
      '/',
      '/?period=today',
      '/numbers?of=resolution',
      '/numbers?of=nps&group=PROMOTERS',
      '/reports',
      '/reports/conversations',
      '/reports/satisfaction',
      '/reports/goals',
      '/reports/questions?range=year',
      '/reports/team',
      '/reports/errors',
      '/reports/flow',
      '/reports/compare',
      '/exports',
      '/received-files/fil_00000000000000000000000000000000',
      '/bots',
      '/conversations?tab=all',
      `/conversations/${conversationId}?tab=all`,
    ],
    ...[
      '/integrations',
      '/integrations/catalog',
      '/integrations/webhooks',
      '/integrations/incoming',
      `/integrations/incoming/${sourceId}`,
      '/integrations/connectors',
      '/integrations/connectors/new',
      '/templates',
      '/team',
      '/keys',
      '/activity',
      '/plan',
      '/notifications',
      '/notifications/preferences',
      '/notifications/rules',
      '/notifications/mails',
      '/reports/schedules',
      '/verify-email',
      '/confirm-email',
      '/settings',
      '/welcome',
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/reset-password',
    ],
    ...steps.map((step) => `/bots/${botId}/${step}`),
  ];
}

/** Records the errors and requests of a page while it is open. */
function watch(page: Page): Seen {
  const seen: Seen = { faults: [], questions: [], scripts: [] };
  page.on('pageerror', (error) => seen.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql') && response.request().method() === 'POST') void readAnswer(response, seen);
    if (response.url().includes('/_next/static/') && response.url().endsWith('.js')) seen.scripts.push(response);
  });
  return seen;
}

async function readAnswer(response: Response, seen: Seen): Promise<void> {
  const name = askedBy(response.request());
  if (name?.startsWith('query ') === true) seen.questions.push(name);
  const body = (await response.json().catch(() => ({}))) as GraphAnswer<unknown>;
  for (const error of body.errors ?? [])
    seen.faults.push(`${name}: ${error.extensions?.code} at ${(error.path ?? []).join('.')}`);
}

async function problemsOf(
  page: Page,
  seen: Seen,
  { path, role, width }: { readonly path: string; readonly role: string; readonly width: number },
): Promise<string[]> {
  const problems = seen.faults.map((fault) => `${path}: ${fault}`);
  if (seen.questions.length > mostQuestions)
    problems.push(`${path}: asks ${seen.questions.length} times: ${seen.questions.join(' ')}`);
  const text = await page.evaluate(() => document.body.innerText);
  problems.push(...(await refusalsIn(page, { path, role })));
  if (text.includes('Revisa tu conexión')) problems.push(`${path}: says that the connection fails`);
  const wide = await page.evaluate(
    () => (document.scrollingElement ?? document.documentElement).scrollWidth - innerWidth,
  );
  if (wide > 0) problems.push(`${path}: ${wide} pixels too wide at ${width}`);
  problems.push(...(await overlaps(page)).map((what) => `${path} at ${width}: ${what}`));
  if (engineFree.has(path)) problems.push(...(await enginesIn(seen, path)));
  return problems;
}

const refusal = 'Esta pantalla no está en tu rol';

/** A page that the navigation leaves out is refused; a refusal keeps the navigation; what waits is not called nothing. */
async function refusalsIn(
  page: Page,
  { path, role }: { readonly path: string; readonly role: string },
): Promise<string[]> {
  const problems: string[] = [];
  const isRefused = (await page.getByText(refusal).count()) > 0;
  const navigation = page.getByRole('navigation').filter({ visible: true });
  const isEntry = ['/welcome', '/sign-in', '/sign-up'].includes(path);
  if (isRefused && !isEntry && (await navigation.count()) === 0) problems.push(`${path}: refused without navigation`);
  const isInNavigation = (await page.locator(`nav a[href="${path}"]`).count()) > 0;
  if (pagesOfRoles.has(path) && !isInNavigation && !isRefused) problems.push(`${path}: shown to a role without it`);
  if (path === '/welcome' && role !== 'ORGANIZATION_ADMIN' && !isRefused)
    problems.push(`${path}: asks what the platform will refuse`);
  const waits = page.getByText(/^(espera|esperan) a una persona$/u);
  if ((await waits.count()) > 0 && (await page.getByText('nada espera por ti').count()) > 0) {
    const count = Number.parseInt(await waits.first().locator('xpath=..').innerText(), 10);
    if (count > 0) problems.push(`${path}: says that nothing waits while ${count} wait`);
  }
  return problems;
}

/** Overlapping elements of the header. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('header button, header a, header input, header [role="status"] > *')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box, element }) => box.width > 1 && box.height > 1 && element.checkVisibility());
    const nameOf = ({ element }: { element: Element }) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30);
    const found: string[] = [];
    for (const [index, one] of parts.entries()) {
      for (const other of parts.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 2 && down > 2) found.push(`"${nameOf(one)}" lies over "${nameOf(other)}"`);
      }
    }
    return found;
  });
}

async function enginesIn(seen: Seen, path: string): Promise<string[]> {
  const texts = await Promise.all(seen.scripts.map((response) => response.text().catch(() => '')));
  const found = engineMarks.filter((mark) => texts.some((text) => text.includes(mark)));
  return found.length === 0 ? [] : [`${path}: loads the engine (${found.join(', ')})`];
}

async function factsOf(page: Page): Promise<PageFacts> {
  const { data } = await askGraph<{
    organization: {
      bots: { nodes: WithId[] } | null;
      conversations: { nodes: WithId[] } | null;
      inboundSources: WithId[] | null;
    } | null;
  }>(
    page,
    `{ organization { bots(first: 5) { nodes { id } } conversations(first: 1) { nodes { id } } inboundSources { id } } }`,
  );
  const { bots, conversations, inboundSources } = data?.organization ?? {};
  return {
    botId: bots?.nodes[0]?.id ?? 'bot_none',
    conversationId: conversations?.nodes[0]?.id ?? 'cnv_none',
    sourceId: inboundSources?.[0]?.id ?? 'src_none',
  };
}

void test('The start prints only its own lines', () => {
  assert.doesNotMatch(platform.output(), /next/iu);
});

for (const { role, email, password } of people) {
  for (const width of widths) {
    void test(`${role} at ${width}: every page is shown, without an error`, { timeout }, async () => {
      const browser = await openBrowser({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      const page = await browser.context.newPage();
      await signIn(page, platform.url, email, password);
      const problems: string[] = [];
      const paths = pagesFor(await factsOf(page)).values();
      const look = async (): Promise<void> => {
        for (const path of paths) {
          const tab = await browser.context.newPage();
          const seen = watch(tab);
          await tab.goto(`${platform.url}${path}`);
          await settled(tab);
          problems.push(...(await problemsOf(tab, seen, { path, role, width })));
          if (isFull) problems.push(...(await axe(tab, path)));
          await tab.close();
        }
      };
      // A page waits for the network, then for its fonts: meanwhile another one is drawn.
      await Promise.all(Array.from({ length: tabs }, look));
      await browser.close();
      assert.deepEqual(problems, []);
    });
  }
}

async function axe(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${path}: ${id} ${html.slice(0, 160)}`));
}

void describe('a metric of the home screen', () => {
  const numbers = {
    resolution: 'Resueltas sin una persona',
    conversion: 'Conversión',
    conversations: 'Conversaciones',
  };
  for (const email of [demoPeople.ORGANIZATION_ADMIN, demoPeople.BOT_MANAGER]) {
    for (const period of ['week', 'month']) {
      void test(
        `A metric leads to a list of as many items as it counts: ${email}, ${period}`,
        { timeout },
        async () => {
          const browser = await openBrowser();
          const page = await browser.context.newPage();
          await signIn(page, platform.url, email);
          for (const title of Object.values(numbers)) {
            await page.goto(`${platform.url}/?period=${period}`);
            await settled(page);
            const card = page.locator('main a[href^="/numbers"]').filter({ hasText: title }).first();
            const text = await card.innerText();
            const counted = Number(/(\d+) de \d+/u.exec(text)?.[1] ?? /\n(\d+)/u.exec(text)?.[1]);
            await card.click();
            await page.waitForURL('**/numbers?**');
            const shown = page.locator('main [role="status"]').filter({ hasText: / de \d/u });
            await eventually(async () =>
              assert.equal(Number(/de (\d+)/u.exec(await shown.innerText())?.[1]), counted, `${title}: ${text}`),
            );
            const value = text.split('\n')[1] ?? '';
            await page.locator('main').getByText(value, { exact: true }).first().waitFor();
          }
          await browser.close();
        },
      );
    }
  }
});
