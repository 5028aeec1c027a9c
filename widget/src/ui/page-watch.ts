import type { ConversationClient } from '../conversation/conversation-client.js';

/** Reports changes of network and visibility to the client, until the returned function is called. */
export function watchPage(client: ConversationClient): () => void {
  const wentOnline = (): void => client.onlineChanged(true);
  const wentOffline = (): void => client.onlineChanged(false);
  const shown = (): void => client.visibilityChanged(document.visibilityState === 'visible');
  addEventListener('online', wentOnline);
  addEventListener('offline', wentOffline);
  document.addEventListener('visibilitychange', shown);
  if (!navigator.onLine) wentOffline();
  shown();
  return () => {
    removeEventListener('online', wentOnline);
    removeEventListener('offline', wentOffline);
    document.removeEventListener('visibilitychange', shown);
  };
}

/** Sets `--view-top` and `--view-height` of `place` to the area that the on-screen keyboard leaves free. */
export function followKeyboard(place: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const measure = (): void => {
    const isZoomed = view.scale > 1.01;
    const isKeyboardUp = !isZoomed && innerHeight - view.height > 80;
    place.style.setProperty('--view-top', isKeyboardUp ? `${view.offsetTop}px` : '0px');
    place.style.setProperty('--view-height', isKeyboardUp ? `${view.height}px` : '100dvh');
  };
  view.addEventListener('resize', measure);
  view.addEventListener('scroll', measure);
  return () => {
    view.removeEventListener('resize', measure);
    view.removeEventListener('scroll', measure);
  };
}
