const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Sets or removes `data-dark` on the host, depending on the tag's `data-theme` (`light` or `dark`) or the visitor's system. */
export function applyTheme(host: HTMLElement, tag: HTMLElement): void {
  const { theme } = tag.dataset;
  host.toggleAttribute('data-dark', theme === 'dark' || (theme !== 'light' && system().matches));
}

/** Applies the theme now and whenever the tag or the system changes, until the returned function is called. */
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
