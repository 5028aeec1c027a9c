/** Where the worker is served; from the root, so that it may open every page. */
const workerPath = '/push-worker.js';
const storageKey = 'tertulia-push-devices';

/** Whether this browser can be notified: NEEDS_INSTALL on phones of Apple, which notify for pages on the home screen only. */
export type PushSupport = 'SUPPORTED' | 'NEEDS_INSTALL' | 'UNSUPPORTED';

/** As far as a browser tells. */
export function pushSupport(browser: {
  readonly hasWorkers: boolean;
  readonly hasPush: boolean;
  readonly userAgent: string;
}): PushSupport {
  if (browser.hasWorkers && browser.hasPush) return 'SUPPORTED';
  return /iPhone|iPad|iPod/.test(browser.userAgent) ? 'NEEDS_INSTALL' : 'UNSUPPORTED';
}

/** Of the browser in which this runs. */
export function ownPushSupport(): PushSupport {
  return pushSupport({
    hasWorkers: 'serviceWorker' in navigator,
    hasPush: 'PushManager' in window && 'Notification' in window,
    userAgent: navigator.userAgent,
  });
}

/** The subscription that this browser has; null for none. */
async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** What the server needs to know of a subscription. */
export type SubscriptionParts = { endpoint: string; p256dh: string; auth: string };

/**
 * Asks the person, and subscribes. Call it after a click only: browsers refuse what nobody asked for.
 * @returns DENIED where the person or the browser says no
 * @throws what the browser throws, for example while it cannot reach its maker's server
 */
export async function subscribe(publicKey: string): Promise<SubscriptionParts | 'DENIED'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'DENIED';
  await navigator.serviceWorker.register(workerPath, { scope: '/', updateViaCache: 'none' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  if (known !== null && keyOf(known) !== publicKey) await known.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { keys } = subscription.toJSON();
  return { endpoint: subscription.endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
}

function keyOf({ options }: PushSubscription): string | null {
  const key = options.applicationServerKey;
  if (key === null) return null;
  const bytes = String.fromCodePoint(...new Uint8Array(key));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** This browser is notified no more, for anybody. */
export async function unsubscribe(): Promise<void> {
  localStorage.removeItem(storageKey);
  await (await ownSubscription())?.unsubscribe();
}

/** The id that this browser has in an organization; null where it is not registered. */
export async function ownDeviceId(organizationId: string): Promise<string | null> {
  const id = storedIds()[organizationId];
  if (id === undefined || ownPushSupport() !== 'SUPPORTED') return null;
  return (await ownSubscription()) === null ? null : id;
}

/** Remembers the id of this browser in an organization. */
export function rememberDevice(organizationId: string, id: string): void {
  localStorage.setItem(storageKey, JSON.stringify({ ...storedIds(), [organizationId]: id }));
}

/** This browser is not that of the organization any more, and without another one it is notified no more. */
export async function forgetDevice(organizationId: string): Promise<void> {
  const { [organizationId]: _, ...others } = storedIds();
  if (Object.keys(others).length === 0) return unsubscribe();
  localStorage.setItem(storageKey, JSON.stringify(others));
}

/** Whether somebody has registered this browser. */
export function isRemembered(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

function storedIds(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}
