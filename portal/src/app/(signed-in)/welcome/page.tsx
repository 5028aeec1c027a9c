import { WelcomePage } from '../../../features/onboarding/index.js';

export default function Page() {
  return <WelcomePage />;
}
