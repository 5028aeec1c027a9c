import type { ChatContext } from '../embedding.js';

/** Inserts the host of a chat that is part of the page. @throws Error when the target is missing; also logs a warning */
export function placeHost({ settings, root }: ChatContext): void {
  const { mode, tag } = settings;
  const { host } = root;
  if (host.isConnected) return;
  const { target } = tag.dataset;
  if (mode === 'page') document.body.append(host);
  else if (target === undefined) tag.after(host);
  else {
    const place = document.querySelector(target);
    if (place === null) {
      console.warn(`tertulia: no element in the page matches ${target}`);
      throw new Error(`no ${target}`);
    }
    place.append(host);
  }
}

const name = 'tertulia-chat';
const removed = 'tertulia-removed';

/** Calls back when the page removes the host without calling `destroy`, as pages that re-render do. */
export function onRemoved(host: Element, callBack: () => void): void {
  if (customElements.get(name) === undefined) {
    customElements.define(
      name,
      class extends HTMLElement {
        disconnectedCallback(): void {
          // Moving the element also disconnects it, so check again later.
          setTimeout(() => {
            if (!this.isConnected) this.dispatchEvent(new Event(removed));
          });
        }
      },
    );
  }
  host.addEventListener(removed, callBack, { once: true });
}
