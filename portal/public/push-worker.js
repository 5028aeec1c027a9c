// Shows what this installation pushes to the browser, and opens its page. It answers no requests and stores nothing.

self.addEventListener('push', (event) => {
  const { id, kind, title, path } = event.data.json();
  // What is about the same replaces what is still shown.
  event.waitUntil(self.registration.showNotification(title, { tag: `${kind} ${path}`, data: { id, path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { id, path } = event.notification.data;
  event.waitUntil(open(new URL(path, self.location.origin), id));
});

/** A page that shows it already is brought forward; the others may hold unsaved work and stay as they are. The page marks it as read. */
async function open(url, id) {
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => one.url === url.href);
  if (page === undefined) {
    await self.clients.openWindow(`${url.href}#read=${id}`);
    return;
  }
  page.postMessage({ read: id });
  await page.focus();
}
