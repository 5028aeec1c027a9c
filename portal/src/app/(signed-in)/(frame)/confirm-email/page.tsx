import { ConfirmEmailPage } from '../../../../features/identity/index.js';

export default function Page() {
  return <ConfirmEmailPage />;
}
