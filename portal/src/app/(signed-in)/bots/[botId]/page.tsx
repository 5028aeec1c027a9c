import { redirect } from 'next/navigation';

/** A bot opens at its flow. */
export default async function BotPage({ params }: { params: Promise<{ botId: string }> }) {
  const { botId } = await params;
  redirect(`/bots/${botId}/flow`);
}
