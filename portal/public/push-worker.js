// Shows what this installation pushes to the browser, and opens its page. It answers no requests and stores nothing.

self.addEventListener('push', (event) => {
  const { kind, title, path } = event.data.json();
  // What is about the same replaces what is still shown.
  event.waitUntil(self.registration.showNotification(title, { tag: `${kind} ${path}`, data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.path, self.location.origin)));
});

/** A page that shows it already is brought forward; the others may hold unsaved work and stay as they are. */
async function open(url) {
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => one.url === url.href);
  await (page === undefined ? self.clients.openWindow(url.href) : page.focus());
}
