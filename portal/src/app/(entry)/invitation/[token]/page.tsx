import { InvitationPage } from '../../../../features/identity/index.js';

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <InvitationPage token={decodeURIComponent(token)} />;
}
