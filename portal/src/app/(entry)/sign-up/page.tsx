import { SignUpPage } from '../../../features/identity/index.js';

export default function Page() {
  return <SignUpPage />;
}
