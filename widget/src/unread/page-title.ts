const mark = /^\(\d+\) /;

/** Puts the number of unread answers before the page's title, and takes it away again; what else changes it stays. */
export function markTitle(count: number): void {
  const title = document.title.replace(mark, '');
  const wanted = count > 0 ? `(${count}) ${title}` : title;
  if (document.title !== wanted) document.title = wanted;
}
