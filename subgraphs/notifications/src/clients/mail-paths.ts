/** Where kept mails are shown. */
export const trayPath = '/mail';
/** Below it, a page for each link in a mail that ends mails. */
export const unsubscribePath = '/mail/unsubscribe/';
/** Below it, a page for each link by which an address outside an organization answers. */
export const outsiderPath = '/mail/report/';
