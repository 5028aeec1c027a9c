/**
 * Notifications of the browser. Only the server of the browser's maker is stood in for: what it would give the page, and what it would hand
 * to the worker. Worker, page, permission, encryption and signature are real.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page, Worker } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { askGraph, signIn } from '../kit/portal.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Visitor } from '../kit/visitor.ts';
import { startPush, type PushVendor, type ReceivedPush } from '../vendors/push.ts';

const timeout = testLimitMs;
const preferences = '/notifications/preferences';

let vendor: PushVendor;
let platform: Platform;
const people: Person[] = [];

before(async () => {
  vendor = await startPush();
  platform = await startPlatform({ demo: 'small', env: { EGRESS_ALLOWED: vendor.target } });
});
after(async () => {
  await Promise.all(people.map((person) => person.close()));
  await closeBrowsers();
  await platform?.stop();
  await vendor?.close();
});

/** Somebody signed in, who allows notifications of this site or not. */
async function somebody(isAllowed: boolean): Promise<Page> {
  const person = await openBrowser({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  people.push(person);
  await person.context.grantPermissions(isAllowed ? ['notifications'] : [], { origin: platform.url });
  await person.context.exposeFunction('subscribeAtStandIn', (key: string) => vendor.subscribe(key));
  await person.context.addInitScript(standIn);
  const page = await person.context.newPage();
  await signIn(page, platform.url);
  return page;
}

/** In the page: subscriptions come from the stand-in, and are kept as a browser keeps them. */
function standIn(): void {
  const key = 'stand-in';
  const kept = (): PushSubscription | null => {
    const text = localStorage.getItem(key);
    if (text === null) return null;
    const { endpoint, p256dh, auth } = JSON.parse(text) as { endpoint: string; p256dh: string; auth: string };
    const unsubscribe = async (): Promise<boolean> => {
      localStorage.removeItem(key);
      return true;
    };
    const toJSON = () => ({ endpoint, keys: { p256dh, auth } });
    return { endpoint, toJSON, unsubscribe, options: { applicationServerKey: null } } as unknown as PushSubscription;
  };
  PushManager.prototype.getSubscription = async () => kept();
  PushManager.prototype.subscribe = async (options) => {
    const { subscribeAtStandIn } = window as unknown as { subscribeAtStandIn: (key: string) => Promise<unknown> };
    localStorage.setItem(key, JSON.stringify(await subscribeAtStandIn(options?.applicationServerKey as string)));
    return kept() as PushSubscription;
  };
}

const addButton = (page: Page) => page.getByRole('button', { name: 'Avisarme en este navegador' });
const browsers = (page: Page) =>
  page.getByRole('list', { name: 'Navegadores en los que te avisamos' }).getByRole('listitem');
const ownBrowser = (page: Page) => browsers(page).filter({ hasText: 'Este navegador' });

/** A visitor tells a bot of a danger; resolves with what was pushed. */
async function danger(page: Page): Promise<ReceivedPush> {
  const { data } = await askGraph<{ organization: { bots: { nodes: { publicId: string }[] } } }>(
    page,
    '{ organization { bots(first: 1) { nodes { publicId } } } }',
  );
  const before = vendor.received.length;
  const visitor = new Visitor(platform.url, data?.organization.bots.nodes[0]?.publicId ?? '');
  await visitor.start();
  await visitor.send({ text: 'Tengo un dolor muy fuerte en el pecho y no puedo respirar' });
  return eventually(() => {
    const push = vendor.received[before];
    assert.ok(push !== undefined, 'nothing was pushed yet');
    return push;
  });
}

/** Hands messages to the worker, as the browser does when its maker's server sends them. */
async function deliver(page: Page, messages: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const known: string[] = [];
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    known.push(...registrations.map(({ registrationId }) => registrationId));
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await eventually(() => {
    assert.ok(known[0] !== undefined, 'no worker yet');
    return known[0];
  });
  for (const data of messages) {
    await session.send('ServiceWorker.deliverPushMessage', { origin: platform.url, registrationId, data });
  }
}

async function shown(page: Page): Promise<{ title: string; path: string }[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const notes = await registration.getNotifications();
    return notes.map(({ title, data }) => ({ title, path: (data as { path: string }).path }));
  });
}

void describe('notifications of the browser', { concurrency: false }, () => {
  let page: Page;
  let push: ReceivedPush;

  void test(
    'Who does not allow them is told what to do, and nothing is asked before a click',
    { timeout },
    async () => {
      const other = await somebody(false);
      await other.goto(`${platform.url}${preferences}`);
      await other.getByText('Tu navegador no permite avisos de este sitio').waitFor();
      assert.equal(await addButton(other).count(), 0);
    },
  );

  void test('A browser that is added is listed, and the way can be chosen', { timeout }, async () => {
    page = await somebody(true);
    await page.goto(`${platform.url}${preferences}`);
    const way = page.getByRole('switch', { name: 'Urgencias: En el navegador' });
    assert.ok(await way.isDisabled());
    await addButton(page).click();
    await ownBrowser(page).waitFor();
    assert.ok(await way.isChecked());
    await page.reload();
    await ownBrowser(page).waitFor();
    assert.equal(await addButton(page).count(), 0);
  });

  void test('A danger is pushed without a word of the visitor', { timeout }, async () => {
    push = await danger(page);
    const { id, kind, path, ...rest } = push.message as { id: string; kind: string; title: string; path: string };
    assert.equal(kind, 'URGENT');
    assert.match(id, /^ntf_\w+$/);
    assert.match(path, /^\/conversations\/cnv_\w+$/);
    assert.deepEqual(rest, { title: 'Una conversación necesita atención urgente' });
  });

  void test('The worker shows it once, also when it comes twice, and opens its page', { timeout }, async () => {
    const { id, title, path } = push.message as { id: string; title: string; path: string };
    const data = JSON.stringify(push.message);
    await deliver(page, [data, data]);
    await eventually(async () => assert.deepEqual(await shown(page), [{ title, path }]));
    const [worker] = page.context().serviceWorkers();
    assert.ok(worker !== undefined);
    assert.equal(await clicked(worker), `${platform.url}${path}#read=${id}`);
  });

  void test('Opening what was pushed marks it as read, and leaves the address of the page', { timeout }, async () => {
    const { id, path } = push.message as { id: string; path: string };
    const unread = async () => {
      const { data } = await askGraph<{ viewer: { user: { unreadNotifications: number } } }>(
        page,
        '{ viewer { user { unreadNotifications } } }',
      );
      return data?.viewer.user.unreadNotifications ?? Number.NaN;
    };
    const before = await unread();
    assert.ok(before > 0);
    await page.goto(`${platform.url}${path}#read=${id}`);
    await eventually(async () => assert.equal(await unread(), before - 1));
    assert.equal(page.url(), `${platform.url}${path}`);
  });

  void test('Signing out ends it in this browser', { timeout }, async () => {
    await page.goto(platform.url);
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    await page.waitForURL('**/sign-in');
    await signIn(page, platform.url);
    await page.goto(`${platform.url}${preferences}`);
    await addButton(page).waitFor();
    assert.equal(await browsers(page).count(), 0);
  });
});

/** Clicks the shown notification, and returns the page that the worker opens: a browser opens none without a real click. */
async function clicked(worker: Worker): Promise<string> {
  return worker.evaluate(async () => {
    const scope = self as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(url: string): Promise<null> };
    };
    const opened = new Promise<string>((resolve) => {
      scope.clients.openWindow = async (url) => {
        resolve(url);
        return null;
      };
    });
    const [notification] = await scope.registration.getNotifications();
    const event = Object.assign(new Event('notificationclick'), { notification, waitUntil: () => undefined });
    self.dispatchEvent(event);
    return opened;
  });
}
