import type { ChatContext } from '../embedding.js';

/** Puts a chat that is part of the page where the tag wants it. @throws Error where that is missing; the console says so */
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
      console.warn(`tertulia: nothing in the page is ${target}`);
      throw new Error(`no ${target}`);
    }
    place.append(host);
  }
}

const name = 'tertulia-chat';
const gone = 'tertulia-gone';

/** Calls back once the page has thrown the chat away without saying so, as pages do that draw themselves anew. */
export function whenThrownAway(host: Element, callBack: () => void): void {
  if (customElements.get(name) === undefined) {
    customElements.define(
      name,
      class extends HTMLElement {
        disconnectedCallback(): void {
          // Moving it is no farewell.
          setTimeout(() => {
            if (!this.isConnected) this.dispatchEvent(new Event(gone));
          });
        }
      },
    );
  }
  host.addEventListener(gone, callBack, { once: true });
}
