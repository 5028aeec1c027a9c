import { ResetPasswordPage } from '../../../features/identity/index.js';

export default function Page() {
  return <ResetPasswordPage />;
}
