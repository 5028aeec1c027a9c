'use client';
import { PromptsStep } from '../../../../../features/prompts/index.js';

export default function Page() {
  return <PromptsStep />;
}
