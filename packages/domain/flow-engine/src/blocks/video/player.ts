/** The sites whose players are known, with where their pages have the id of a video. */
const sites: readonly { hosts: RegExp; id: RegExp; player: (id: string) => string }[] = [
  {
    hosts: /^(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com|youtu\.be)$/,
    id: /^\/(?:(?:shorts|embed|live)\/)?([\w-]{11})(?:[/?]|$)|[?&]v=([\w-]{11})(?:&|$)/,
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  },
  {
    hosts: /^(?:www\.|player\.)?vimeo\.com$/,
    id: /^\/(?:video\/)?(\d{5,12})(?:[/?]|$)/,
    player: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
  },
];

/** The player of a page of a known video site; null for any other address, which is that of a file. */
export function playerOf(address: string): string | null {
  const url = URL.parse(address);
  const site = sites.find(({ hosts }) => url !== null && hosts.test(url.hostname));
  const [, id, other] = site?.id.exec(`${url?.pathname ?? ''}${url?.search ?? ''}`) ?? [];
  const found = id ?? other;
  return site === undefined || found === undefined ? null : site.player(found);
}
