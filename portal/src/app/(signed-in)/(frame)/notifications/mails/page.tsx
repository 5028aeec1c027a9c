import { MailsPage } from '../../../../../features/notifications/index.js';

export default function Page() {
  return <MailsPage />;
}
