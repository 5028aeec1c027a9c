const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Marks the host with `data-dark` as the tag's `data-theme` wants it: `light`, `dark`, or what the visitor's system has. */
export function applyTheme(host: HTMLElement, tag: HTMLElement): void {
  const { theme } = tag.dataset;
  host.toggleAttribute('data-dark', theme === 'dark' || (theme !== 'light' && system().matches));
}

/** The same, and again whenever the tag or the system changes, until the returned function is called. */
export function followTheme(host: HTMLElement, tag: HTMLElement): () => void {
  const apply = (): void => applyTheme(host, tag);
  const observer = new MutationObserver(apply);
  const media = system();
  observer.observe(tag, { attributeFilter: ['data-theme'] });
  media.addEventListener('change', apply);
  apply();
  return () => {
    observer.disconnect();
    media.removeEventListener('change', apply);
  };
}
