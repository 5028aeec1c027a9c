let sheet: CSSStyleSheet | undefined;

/** Adds the styles of a module to the shadow root in which the element is shown; once for all elements of the module. */
export function dress(drawn: HTMLElement, css: string): void {
  // The root is known once the element is in the page.
  queueMicrotask(() => {
    const root = drawn.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    if (sheet === undefined) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
}
