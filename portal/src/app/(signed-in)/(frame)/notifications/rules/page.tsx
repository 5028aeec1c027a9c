import { RulesPage } from '../../../../../features/notifications/index.js';

export default function Page() {
  return <RulesPage />;
}
