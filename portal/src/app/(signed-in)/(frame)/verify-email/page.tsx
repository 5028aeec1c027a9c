import { VerifyEmailPage } from '../../../../features/identity/index.js';

export default function Page() {
  return <VerifyEmailPage />;
}
