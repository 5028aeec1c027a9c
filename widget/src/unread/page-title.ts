const mark = /^\(\d+\) /;

/** Adds the number of unread replies to the front of the page's title, or removes it; other changes of the title are kept. */
export function markTitle(count: number): void {
  const title = document.title.replace(mark, '');
  const wanted = count > 0 ? `(${count}) ${title}` : title;
  if (document.title !== wanted) document.title = wanted;
}
