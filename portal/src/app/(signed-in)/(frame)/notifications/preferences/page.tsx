import { PreferencesPage } from '../../../../../features/notifications/index.js';

export default function Page() {
  return <PreferencesPage />;
}
