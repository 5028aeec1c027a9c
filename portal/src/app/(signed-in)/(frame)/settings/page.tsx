import { SettingsPage } from '../../../../features/settings/index.js';

export default function Page() {
  return <SettingsPage />;
}
