/** The title of the browser's tab: the page, then the product. React moves it to the head. */
export function PageTitle({ page }: { page: string }) {
  return <title>{`${page} · Tertulia`}</title>;
}
