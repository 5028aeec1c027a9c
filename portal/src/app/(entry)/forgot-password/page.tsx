import { ForgotPasswordPage } from '../../../features/identity/index.js';

export default function Page() {
  return <ForgotPasswordPage />;
}
