import type { EmbedNode } from './conversation/embed-node.js';
import type { Locale } from './conversation/model.js';

/** What the module needs of the chat to show a page. */
export interface FrameScope {
  readonly locale: Locale;
  /** Takes an event that the page has posted, by name; false where it is not waited for. */
  readonly post: (event: string, value: string) => boolean;
}

/** The module that shows pages in frames, as imported by the chat. */
export interface FramesModule {
  /** Draws the page with a link below it, with its styles in the shadow root where it is shown. */
  drawFrame(node: EmbedNode, scope: FrameScope): HTMLElement;
}
