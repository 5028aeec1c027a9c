import { ConnectorsPage } from '../../../../../features/integrations/index.js';

export default function Page() {
  return <ConnectorsPage />;
}
