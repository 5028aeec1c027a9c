import { ConnectorPage } from '../../../../../../features/integrations/index.js';

/** The id `new` is that of a connector that is not saved yet. */
export default async function Page({ params }: { params: Promise<{ connectorId: string }> }) {
  const { connectorId } = await params;
  return <ConnectorPage id={connectorId === 'new' ? null : decodeURIComponent(connectorId)} />;
}
