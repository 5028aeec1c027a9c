'use client';
import { UnderstandingStep } from '../../../../../features/understanding/index.js';

export default function Page() {
  return <UnderstandingStep />;
}
